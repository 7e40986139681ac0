import { MARKDOWN_SCHEMA } from '#lib/content/html.ts';
import { cleanCharacters } from './clean-characters.ts';
import { ADDRESS_MARK, scrubAddresses } from './personal-addresses.ts';
import { mapProse } from './prose.ts';
import { readLink } from './read-link.ts';
import { type Note, note } from './remark.ts';

export interface CleanBody {
  body: string;
  notes: Note[];
}

export interface CleanOptions {
  isPublicAddress: (address: string) => boolean;
  /** What relative addresses of the source start from. */
  base: string;
  /** Images kept as such, because they are to be settled by hand; else each becomes a link. */
  keepImages?: boolean;
}

/** What was done to a body, counted by kind. */
class Findings {
  readonly #seen = new Map<string, Set<string>>();
  add(kind: string, what = ''): void {
    this.#seen.set(kind, (this.#seen.get(kind) ?? new Set()).add(what));
  }
  has(kind: string): boolean {
    return this.#seen.has(kind);
  }
  list(kind: string): string {
    const all = [...(this.#seen.get(kind) ?? [])].filter(Boolean);
    return all.length > MAX_LISTED ? `${all.slice(0, MAX_LISTED).join(', ')}…` : all.join(', ');
  }
}

const MAX_LISTED = 5;

/** Elements whose content is code, a form or a drawing: nothing in them is text. */
const SILENT =
  'script|style|object|embed|form|svg|noscript|template|head|audio|video|canvas|math|select|button';
const SILENT_OPENING = new RegExp(`<(${SILENT})\\b[^<>]{0,2000}>`, 'gi');
const IFRAME = /(?:^[ \t]+)?<iframe\b([^<>]{0,2000})>(?:[^<]{0,2000}<\/iframe\s*>)?/gim;
const ANCHOR = /<a\b([^<>]{0,2000})>([^<>\n[\]]{0,500})<\/a\s*>/gi;
const TAG = /(?:^[ \t]+)?<(\/?)([a-z][a-z0-9-]*)((?:\s[^<>]{0,2000})?)>/gim;
const ATTRIBUTE = /([a-z][a-z0-9:-]*)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?/gi;
/** Boxes without a meaning of their own, which another page's layout wanted. */
const BOXES = new Set(['div', 'span', 'section', 'center']);
const KEPT_TAGS = new Set((MARKDOWN_SCHEMA.tagNames ?? []).filter((tag) => !BOXES.has(tag)));
const KEPT_ATTRIBUTES = new Set([
  'href',
  'src',
  'alt',
  'title',
  'colspan',
  'rowspan',
  'scope',
  'start',
  'open',
  'lang',
  'id',
]);

function attributeOf(attributes: string, name: string): string | undefined {
  for (const [, key = '', value = ''] of attributes.matchAll(ATTRIBUTE)) {
    if (key.toLowerCase() === name) return value.replace(/^["']|["']$/g, '');
  }
  return undefined;
}

function keepAttributes(attributes: string): string {
  return [...attributes.matchAll(ATTRIBUTE)]
    .filter(([, key = '']) => KEPT_ATTRIBUTES.has(key.toLowerCase()))
    .map(([whole]) => ` ${whole}`)
    .join('');
}

/** Searched by hand: a pattern would read the rest of the text again for each opening that is never closed. */
function dropComments(text: string, findings: Findings): string {
  let kept = '';
  let from = 0;
  for (;;) {
    const start = text.indexOf('<!--', from);
    const end = start < 0 ? -1 : text.indexOf('-->', start + 4);
    if (end < 0) return kept + text.slice(from);
    findings.add('html', 'commentaire');
    kept += text.slice(from, start);
    from = end + 3;
    if (text[from] === '\n' && (kept === '' || kept.endsWith('\n'))) from += 1;
  }
}

function dropSilent(text: string, findings: Findings): string {
  const unclosed = new Set<string>();
  let kept = '';
  let from = 0;
  for (const { 0: opening, 1: tag = '', index } of text.matchAll(SILENT_OPENING)) {
    const name = tag.toLowerCase();
    if (index < from || unclosed.has(name)) continue;
    const closing = new RegExp(`</${name}[^<>]{0,100}>`, 'gi');
    closing.lastIndex = index + opening.length;
    const end = closing.exec(text) ? closing.lastIndex : -1;
    if (end < 0) {
      unclosed.add(name);
      continue;
    }
    findings.add('html', `<${name}>`);
    kept += text.slice(from, index);
    from = end;
  }
  return kept + text.slice(from);
}

function cleanHtml(text: string, findings: Findings): string {
  if (!text.includes('<')) return text;
  // Before tags are taken out, and after: one may stand in a link.
  const toLink = (whole: string, attributes: string, label: string): string => {
    const href = attributeOf(attributes, 'href');
    if (href === undefined || /[\s()<>]/.test(href) || label.trim() === '') return whole;
    findings.add('html', '<a>');
    return `[${label.trim()}](${href})`;
  };
  return dropSilent(dropComments(text, findings), findings)
    .replace(IFRAME, (_, attributes: string) => {
      findings.add('html', '<iframe>');
      const link = readLink(attributeOf(attributes, 'src') ?? '');
      return 'dead' in link ? '' : `[Contenu sur ${new URL(link.address).hostname}](${link.address})`;
    })
    .replace(ANCHOR, toLink)
    .replace(TAG, (whole, slash: string, name: string, attributes: string) => {
      const tag = name.toLowerCase();
      if (!KEPT_TAGS.has(tag)) {
        findings.add('html', `<${tag}>`);
        return '';
      }
      const end = /\/\s*$/.test(attributes) ? ' /' : '';
      const kept = keepAttributes(attributes.replace(/\/\s*$/, ''));
      if (kept.trim() === attributes.replace(/\/\s*$/, '').trim()) return whole;
      findings.add('html', `attributs de <${tag}>`);
      return `${/^[ \t]*/.exec(whole)?.[0] ?? ''}<${slash}${tag}${kept}${end}>`;
    })
    .replace(ANCHOR, toLink);
}

/** Marks of other publishing tools: kramdown's attributes, Liquid's and Jekyll's tags. */
function cleanMarks(text: string, findings: Findings): string {
  return text
    .replace(/^[ \t]*\{:[^{}\n]{0,500}\}[ \t]*(?:\n|$)|\{:[.#]?[^{}\n]{0,500}\}/gm, (mark) => {
      findings.add('marks', mark.trim());
      return '';
    })
    .replace(/\{%[^%\n]{0,500}%\}|\{\{[^{}\n]{0,500}\}\}/g, (mark) => {
      findings.add('marks', mark);
      return '';
    });
}

function cleanHeadings(text: string, findings: Findings): string {
  let clean = text.replace(/^( {0,3}#{2,6})(?=[^#\s])/gm, (marks) => {
    findings.add('headings', 'espace ajoutée après les dièses');
    return `${marks} `;
  });
  if (clean.includes('\n=')) clean = clean.replace(/^([^\s#>|`<-][^\n]{0,300})\n=+[ \t]*$/gm, '# $1');
  return clean;
}

/** The title of the page is its only heading of level 1: where a body has some, all its headings go down by one. */
function demoteHeadings(body: string, findings: Findings): string {
  const demoted = mapProse(body, (text) => text.replace(/^ {0,3}# +(?=\S)/gm, '## '));
  if (demoted === body) return body;
  findings.add('headings', 'descendus d’un niveau');
  return mapProse(body, (text) => text.replace(/^( {0,3}#{1,5})(?= +\S)/gm, '$1#'));
}

/** Only what an address in Markdown may be: no line break, parentheses in pairs. */
const LINK =
  /(!?)\[((?:[^\][\n]|\[[^\][\n]{0,200}\]){0,1000})\]\(\s*<?((?:[^()\s<>]|\([^()\s<>]{0,200}\)){0,2000})>?((?:\s+(?:"[^"\n]{0,500}"|'[^'\n]{0,500}'))?)\s*\)/g;

function cleanLinks(
  text: string,
  findings: Findings,
  { base, keepImages, isPublicAddress }: CleanOptions,
): string {
  if (!text.includes('](')) return text;
  return text.replace(LINK, (whole, bang: string, label: string, target: string, title: string) => {
    const isImage = bang === '!';
    const said = label.trim();
    if (/^mailto:/i.test(target)) {
      const address = decodeAddress(target);
      if (isPublicAddress(address)) return whole;
      findings.add('addresses', address);
      return said.includes('@') || said === '' ? ADDRESS_MARK : said;
    }
    if (isImage && keepImages) return whole;
    if (/^(tel:|#partie-)/i.test(target)) return whole;
    if (target.startsWith('#') && target.length > 1 && !isImage) {
      findings.add('links', target);
      return `[${said}](#partie-${target.slice(1)})`;
    }
    const link = readLink(toAbsolute(target, base));
    if ('dead' in link) {
      findings.add(isImage ? 'images' : 'links', target === '' ? `« ${said} » sans adresse` : target);
      return isImage ? said : bareLabel(said);
    }
    if (isImage) {
      findings.add('images', target);
      return `[${said === '' ? 'Image sans description' : `Image : ${said}`}](${link.address})`;
    }
    if (link.address === target) return whole;
    findings.add('links', target);
    return `[${label}](${link.address}${title})`;
  });
}

/** What the source's own site would have made of it; an address without its scheme is left to be mended. */
function toAbsolute(target: string, base: string): string {
  if (target === '' || /^(?:[a-z][a-z0-9+.-]*:|www\.)/i.test(target) || !URL.canParse(target, base))
    return target;
  return new URL(target, base).href;
}

/** A label that is itself a web address stays a link to it. */
function bareLabel(label: string): string {
  const link = /^https?:\/\/\S+$/.test(label) ? readLink(label) : undefined;
  return link && 'address' in link ? `<${link.address}>` : label;
}

function decodeAddress(target: string): string {
  const text = target.replace(/^mailto:/i, '').split('?')[0] ?? '';
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function dropAddresses(text: string, findings: Findings, isPublic: (address: string) => boolean): string {
  const unlinked = text.replace(/<(?:mailto:)?([^\s<>@]{1,64}@[^\s<>@]{1,255})>/gi, '$1');
  const { text: clean, dropped } = scrubAddresses(text.includes('@') ? unlinked : text, isPublic);
  for (const address of dropped) findings.add('addresses', address);
  return dropped.length > 0 ? clean.replace(/mailto:(?=\(adresse retirée\))/gi, '') : text;
}

function toNotes(findings: Findings): Note[] {
  const notes: Note[] = [];
  const say = (kind: string, rule: Note['rule'], what: string) => {
    if (findings.has(kind)) notes.push(note(rule, `${what} : ${findings.list(kind)}.`));
  };
  say('characters', 'body-characters', 'Texte nettoyé');
  say('html', 'body-html', 'HTML retiré du texte');
  say('marks', 'body-marks', 'Marques d’un autre outil retirées du texte');
  say('headings', 'body-headings', 'Intertitres corrigés');
  say('links', 'body-links', 'Liens du texte corrigés ou retirés');
  say('images', 'body-images', 'Images du texte changées en liens ou retirées');
  if (findings.has('addresses')) {
    notes.push(
      note('address-dropped', `Adresse électronique retirée du texte : ${findings.list('addresses')}.`),
    );
  }
  return notes;
}

/**
 * Makes a body of another tool fit for a `.md` file, and says how. What it cleaned once it leaves alone the next time.
 * Text is scanned and not parsed: a syntax tree of each body would take four fifths of an import.
 */
export function cleanBody(source: string, options: CleanOptions): CleanBody {
  const findings = new Findings();
  const prepared = cleanCharacters(source, (what) => {
    findings.add('characters', what);
  });
  const cleaned = mapProse(prepared, (text) => {
    const plain = cleanMarks(cleanHtml(text, findings), findings);
    return dropAddresses(
      cleanHeadings(cleanLinks(plain, findings, options), findings),
      findings,
      options.isPublicAddress,
    );
  });
  const body = dropAddressesInCode(demoteHeadings(cleaned, findings), findings, options);
  return { body: trimBody(body), notes: toNotes(findings) };
}

/** An address in an example of code is an address all the same. */
function dropAddressesInCode(body: string, findings: Findings, { isPublicAddress }: CleanOptions): string {
  const { text, dropped } = scrubAddresses(body, isPublicAddress);
  for (const address of dropped) findings.add('addresses', address);
  return text;
}

/** One empty line at most at the beginning and the end counts for nothing. */
export function trimBody(body: string): string {
  return body.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
}
