import { parseDocument } from 'yaml';
import { findFrontMatter } from '#lib/content/front-matter.ts';
import { slugify } from '#lib/slug.ts';
import { type CleanOptions, cleanBody } from './clean-body.ts';
import { levelHeadings } from './level-headings.ts';
import { mediaPath } from './media-path.ts';
import { scrubAddresses } from './personal-addresses.ts';
import { readCapture } from './read-capture.ts';
import { readDay } from './read-day.ts';
import { type Note, note } from './remark.ts';
import { settleImages } from './settle-images.ts';
import type { Json } from './sheet.ts';

/** What could be made of an article of another tool: what is absent is for an editor to settle. */
export interface ReadArticle {
  title: string;
  date: string | undefined;
  values: Record<string, Json>;
  body: string;
  /** The text of the original without its front matter, to compare with. */
  original: string;
  notes: Note[];
}

type Values = Readonly<Record<string, unknown>>;

const LANGUAGES: Readonly<Record<string, string>> = {
  french: 'fr',
  francais: 'fr',
  english: 'en',
  anglais: 'en',
};

/** Names that other tools give to the keys of an article. */
const NAMES = {
  title: ['title', 'titre', 'name'],
  date: ['date', 'published', 'published_at', 'publish_date', 'created'],
  tagline: ['tagline', 'description', 'excerpt', 'summary', 'apercu', 'aperçu', 'chapo', 'subtitle'],
  tags: ['tags', 'keywords', 'tag', 'mots-cles'],
  image: ['image', 'cover', 'thumbnail', 'banner', 'hero'],
  alternative: ['image_alt', 'cover_alt', 'alt'],
  credit: ['image_credit', 'credit'],
  category: ['category', 'categorie', 'rubrique'],
  lang: ['lang', 'language', 'locale'],
  noindex: ['noindex'],
} as const;

const KNOWN = new Set<string>([...Object.values(NAMES).flat(), 'publish', 'published', 'draft', 'layout']);

function textOf(values: Values, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = values[name];
    if (typeof value === 'string' || typeof value === 'number') {
      const text = String(value).replace(/\s+/g, ' ').trim();
      if (text !== '') return text;
    }
  }
  return undefined;
}

function tagsOf(values: Values): string[] {
  const given = NAMES.tags.map((name) => values[name]).find((value) => value !== undefined && value !== null);
  const list: unknown[] = Array.isArray(given) ? given : typeof given === 'string' ? given.split(',') : [];
  return [
    ...new Set(list.flatMap((tag) => (typeof tag === 'string' && tag.trim() !== '' ? [tag.trim()] : []))),
  ];
}

function langOf(values: Values): string | undefined {
  const told = textOf(values, NAMES.lang);
  if (told === undefined) return undefined;
  return LANGUAGES[slugify(told)] ?? /^[a-z]{2}(?=$|[-_])/i.exec(told)?.[0].toLowerCase();
}

function readImage(values: Values, notes: Note[]): Record<string, Json> {
  const image = textOf(values, NAMES.image);
  if (image === undefined) return {};
  const path = mediaPath(image);
  const alternative = textOf(values, NAMES.alternative);
  const credit = textOf(values, NAMES.credit);
  notes.push(note('body-images', `L’image « ${image} » de l’en-tête est attendue à ${path}.`));
  if (alternative === undefined)
    notes.push(note('article-alternative', 'L’image de l’en-tête n’a pas d’alternative (clé image_alt).'));
  if (credit === undefined) notes.push(note('article-credit', 'L’image de l’en-tête n’a pas de crédit.'));
  return {
    image: path,
    ...(alternative !== undefined && { image_alt: alternative }),
    ...(credit !== undefined && { image_credit: credit }),
  };
}

function readValues(values: Values, notes: Note[]): Record<string, Json> {
  const tagline = textOf(values, NAMES.tagline);
  const tags = tagsOf(values);
  const category = textOf(values, NAMES.category);
  const lang = langOf(values);
  const ignored = Object.keys(values).filter((key) => !KNOWN.has(key));
  if (ignored.length > 0)
    notes.push(note('key-ignored', `Clés que le portail n’importe pas : ${ignored.join(', ')}.`));
  return {
    ...(tagline !== undefined && { tagline }),
    ...(tags.length > 0 && { tags }),
    ...readImage(values, notes),
    ...(category !== undefined && { category }),
    ...(lang !== undefined && lang !== 'fr' && { lang }),
    ...(values['noindex'] === true && { noindex: true }),
  };
}

/** A list item without its space is text to Markdown. */
function mendLists(body: string, notes: Note[]): string {
  const mended = body.replace(/^-(?=[\p{L}\p{N}])/gmu, '- ');
  if (mended !== body) notes.push(note('body-marks', 'Espace ajoutée après les tirets de liste.'));
  return mended;
}

function readFrontMatterArticle(yaml: string, source: string, options: CleanOptions): ReadArticle | Note {
  const document = parseDocument(yaml, { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  if (document.errors.length > 0) return note('source-unreadable', 'L’en-tête n’est pas du YAML valide.');
  const read: unknown = document.toJS({ maxAliasCount: 20 });
  const values = typeof read === 'object' && read !== null ? (read as Values) : {};
  const notes: Note[] = [];
  const front = readValues(values, notes);
  const told = NAMES.date.map((name) => readDay(values[name])).find((day) => day !== undefined);
  if (told?.rewritten) notes.push(note('date-rewritten', `La date est lue comme le ${told.day}.`));
  const cleaned = cleanBody(source, { ...options, keepImages: true });
  notes.push(...cleaned.notes);
  const body = settleImages(levelHeadings(mendLists(cleaned.body, notes), notes), notes);
  const title = textOf(values, NAMES.title) ?? /^#{1,6} +(.+)$/m.exec(body)?.[1]?.trim();
  if (title === undefined) return note('source-incomplete', 'Cet article n’a pas de titre.');
  return { title, date: told?.day, values: front, body, original: source, notes };
}

function scrubValues(
  values: Record<string, Json>,
  options: CleanOptions,
  notes: Note[],
): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]): [string, Json] => {
      if (typeof value !== 'string') return [key, value];
      const { text, dropped } = scrubAddresses(value, options.isPublicAddress);
      for (const address of dropped)
        notes.push(note('address-dropped', `« ${key} » : adresse électronique retirée, ${address}.`));
      return [key, text];
    }),
  );
}

/** An article of another publishing tool, or the text of a web page. A note says why nothing can be made of it. */
export function readArticle(source: string, options: CleanOptions): ReadArticle | Note {
  const text = source.replace(/^\uFEFF+/, '').replace(/\r\n?/g, '\n');
  if (text.trim() === '') return note('source-unreadable', 'Ce document est vide.');
  const split = findFrontMatter(text);
  const read = split ? readFrontMatterArticle(split.yaml, split.body, options) : readCapture(text, options);
  if ('rule' in read) return read;
  if (read.date === undefined) {
    read.notes.push(note('article-date', 'La date n’est pas connue : celle de l’import tient sa place.'));
  }
  if (read.values['tagline'] === undefined)
    read.notes.push(note('article-tagline', 'L’article n’a pas de chapeau.'));
  return { ...read, values: scrubValues(read.values, options, read.notes) };
}
