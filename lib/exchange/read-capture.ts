import { type CleanOptions, cleanBody } from './clean-body.ts';
import { readDay } from './read-day.ts';
import type { ReadArticle } from './read-article.ts';
import { type Note, note } from './remark.ts';

/** Lines that a page's frame leaves in a copied text: navigation, sharing, consent. Compared without case or accents. */
const DEBRIS = new Set([
  'skip links',
  'skip to content',
  'skip to main content',
  'aller au contenu',
  'aller au contenu principal',
  'aller au menu',
  'aller a la recherche',
  'sommaire',
  'menu',
  'fil d’ariane',
  'accueil',
  'home',
  'rechercher',
  'recherche',
  'partager',
  'partager la page',
  'imprimer',
  'lire la suite',
  'en savoir plus',
  'retour',
  'retour en haut',
  'haut de page',
  'precedent',
  'suivant',
  'accepter',
  'tout accepter',
  'tout refuser',
  'refuser',
  'personnaliser',
  'gerer les cookies',
  'share',
  'print',
  'read more',
  'close',
  'fermer',
  'facebook',
  'twitter',
  'linkedin',
  'newsletter',
  's’abonner',
  'commentaires',
  'laisser un commentaire',
]);

const LOCALES = /^[a-z]{2}_[A-Z]{2}[A-Z]{2}$/;
const MONTHS = [
  'jan',
  'fe[bv]',
  'mar',
  'a[pv]r',
  'ma[iy]',
  '(?:jun|juin)',
  '(?:jul|juil)',
  '(?:aug|aou)',
  'sep',
  'oct',
  'nov',
  'dec',
];

const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/'/g, '’').trim().toLowerCase();

/** `14` then `Nov 19`: how the frame of a page dates an article. Also `14 novembre 2019` alone on its line. */
function readDate(line: string, next: string): { day: string; lines: number } | undefined {
  const both = /^\d{1,2}$/.test(line) ? `${line} ${next}` : line;
  const match = /^(\d{1,2})(?:er)? ([a-z]+)\.? (\d{4}|\d{2})$/.exec(plain(both));
  if (!match) return undefined;
  const [, day = '', name = '', year = ''] = match;
  const month = MONTHS.findIndex((pattern) => new RegExp(`^${pattern}`).test(name)) + 1;
  const read = readDay(
    `${year.length === 2 ? `20${year}` : year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`,
  );
  return read && { day: read.day, lines: both === line ? 1 : 2 };
}

interface Stripped {
  lines: string[];
  removed: string[];
  date: string | undefined;
}

function stripDebris(text: string): Stripped {
  const given = text.split('\n').map((line) => line.replace(/\s+$/u, ''));
  const stripped: Stripped = { lines: [], removed: [], date: undefined };
  for (let rank = 0; rank < given.length; rank += 1) {
    const line = given[rank] ?? '';
    const bare = line.trim();
    const dated = stripped.date === undefined ? readDate(bare, given[rank + 1]?.trim() ?? '') : undefined;
    if (dated) {
      stripped.date = dated.day;
      stripped.removed.push(
        given
          .slice(rank, rank + dated.lines)
          .join(' ')
          .trim(),
      );
      rank += dated.lines - 1;
    } else if (bare !== '' && (DEBRIS.has(plain(bare)) || LOCALES.test(bare))) {
      stripped.removed.push(bare);
    } else {
      stripped.lines.push(line);
    }
  }
  return stripped;
}

/** Signs that Markdown would take for its own. */
const escape = (text: string): string =>
  text.replace(/[\\`*_<[\]]/g, String.raw`\$&`).replace(/^([#>+]|-(?= ))/, String.raw`\$1`);

const BULLET = /^\s*[•◦▪‣·–-]\s+(?=\S)/;
const MAX_HEADING = 45;

/** A short line alone, without figures nor final punctuation, before some text: the subheading of a page. */
function isHeading(
  line: string,
  before: string | undefined,
  after: string | undefined,
  next: string | undefined,
): boolean {
  return (
    line.length <= MAX_HEADING &&
    /^\p{Lu}/u.test(line) &&
    !/[\d.,;:!?…]$|\d/.test(line) &&
    (before ?? '').trim() === '' &&
    (after ?? '').trim() === '' &&
    next !== undefined
  );
}

/** Paragraphs, lists and subheadings of a text that lost its marks. Indentation is a page's layout, not code. */
function toMarkdown(lines: readonly string[]): { body: string; headings: number } {
  const written: string[] = [];
  let inList = false;
  let headings = 0;
  lines.forEach((line, rank) => {
    const bare = line.trim();
    if (bare === '') {
      written.push('');
    } else if (BULLET.test(line)) {
      inList = true;
      written.push(`- ${escape(line.replace(BULLET, '').trim())}`);
    } else if (inList && /^\s{4}/.test(line)) {
      written.push(`  ${escape(bare)}`);
    } else {
      inList = false;
      const next = lines.slice(rank + 1).find((other) => other.trim() !== '');
      const heading = isHeading(line, lines[rank - 1], lines[rank + 1], next);
      if (heading) headings += 1;
      written.push(heading ? `## ${escape(bare)}` : escape(bare));
    }
  });
  return {
    body: written
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    headings,
  };
}

const MAX_TITLE = 200;
const CUT_TITLE = 80;

/** The first line where it looks like a title, else the beginning of the text, which is said. */
function takeTitle(lines: string[], notes: Note[]): string | undefined {
  const rank = lines.findIndex((line) => line.trim() !== '');
  const first = lines[rank]?.trim();
  if (first === undefined) return undefined;
  if (first.length <= MAX_TITLE && !/[.;,]$/.test(first)) {
    lines.splice(rank, 1);
    return first;
  }
  notes.push(note('article-title', 'Aucun titre n’a été trouvé : le début du texte tient sa place.'));
  return `${first.slice(0, CUT_TITLE).replace(/\s+\S*$/, '')}…`;
}

/** The plain text of a web page. */
export function readCapture(text: string, options: CleanOptions): ReadArticle | Note {
  const notes: Note[] = [];
  const { lines, removed, date } = stripDebris(text);
  if (removed.length > 0)
    notes.push(
      note('text-debris', `Restes de page retirés : ${removed.map((line) => `« ${line} »`).join(', ')}.`),
    );
  const title = takeTitle(lines, notes);
  if (title === undefined)
    return note('source-incomplete', 'Il ne reste aucun texte une fois les restes de page retirés.');
  const { body: written, headings } = toMarkdown(lines);
  if (headings > 0)
    notes.push(note('body-headings', `${headings} lignes courtes sont prises pour des intertitres.`));
  const cleaned = cleanBody(written, options);
  return { title, date, values: {}, body: cleaned.body, original: text, notes: [...notes, ...cleaned.notes] };
}
