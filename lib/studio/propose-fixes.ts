import { PHASES } from '#lib/catalogue/phases.ts';
import type { Vocabularies, VocabularyName } from '#lib/catalogue/vocabulary.ts';
import type { Fault, Fix, Rule } from '#lib/content/fault.ts';
import { type Kind, SCHEMAS } from '#lib/content/kinds.ts';
import { spellingDistance } from '#lib/search/distance.ts';
import { offsetOf } from './source-edit.ts';

/** Each proposal is checked by reading the whole text again. */
const MAX_TRIED = 20;
/** A long text is told its faults in time, be it without their fixes. */
const BUDGET_MS = 1_000;
/** Two slips of the hand: beyond, another word may well be meant. */
const NEAR = 2;
/** What is mended is a few words: a pattern that looked further could be made to look for ever. */
const REACH = 2_000;

/** What a document may name. */
export interface KnownNames {
  kind: Kind;
  addresses: ReadonlySet<string>;
  medias: ReadonlySet<string>;
  vocabularies: Vocabularies;
}

/** A piece of the source and what to write in its place. */
interface Change {
  start: number;
  end: number;
  text: string;
}

interface Place {
  source: string;
  /** Offset of the fault. */
  at: number;
  fault: Fault;
  names: KnownNames;
}

/** The one name that is at most {@link NEAR} slips away; undefined when none or several are as near. */
function findNearest(word: string, names: Iterable<string>): string | undefined {
  let best = NEAR + 1;
  let found: string[] = [];
  for (const name of new Set(names)) {
    if (name === word) continue;
    const far = spellingDistance(word.toLowerCase(), name.toLowerCase(), NEAR);
    if (far < best) [best, found] = [far, [name]];
    else if (far === best) found.push(name);
  }
  // One letter of three is no slip.
  return found.length === 1 && best * 3 <= word.length ? found[0] : undefined;
}

/** The pattern just at the place, changed; `write` sees its groups. */
function rewrite(
  { source, at }: Place,
  pattern: RegExp,
  write: (...groups: string[]) => string | undefined,
): Change | undefined {
  const found = new RegExp(`^(?:${pattern.source})`, pattern.flags).exec(source.slice(at, at + REACH));
  if (!found) return undefined;
  const text = write(...found.slice(1).map((group: string | undefined) => group ?? ''));
  return text === undefined ? undefined : { start: at, end: at + found[0].length, text };
}

function lineAt(source: string, at: number): { start: number; end: number; text: string } {
  const before = source.slice(0, at);
  const start = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  const [whole = '', text = ''] = /^([^\r\n]*)(?:\r\n?|\n)?/.exec(source.slice(start)) ?? [];
  return { start, end: start + whole.length, text };
}

/** The line of the place goes when it is wholly what the pattern says. */
function removeLine({ source, at }: Place, pattern: RegExp): Change | undefined {
  const { start, end, text } = lineAt(source, at);
  return pattern.test(text) ? { start, end, text: '' } : undefined;
}

const MARKS: Readonly<Record<string, string>> = { b: '**', strong: '**', i: '*', em: '*', code: '`' };

/** Elements that authors know from elsewhere, as Markdown. */
function writeElement(place: Place): Change | undefined {
  return (
    rewrite(place, /<br\s*\/?>[ \t]*/i, () => '\n\n') ??
    rewrite(
      place,
      /<a\s[^>]*?href="([^"<>\s]+)"[^>]*>([^<>[\]]+)<\/a>/i,
      (href, text) => `[${text}](${href})`,
    ) ??
    rewrite(
      place,
      /<img\s[^>]*?src="([^"<>\s]+)"[^>]*?alt="([^"<>[\]]+)"[^>]*>/i,
      (src, alt) => `![${alt}](${src})`,
    ) ??
    rewrite(place, /<(b|strong|i|em|code)>([^<>]+)<\/\1>/i, (name = '', text = '') => {
      const mark = MARKS[name.toLowerCase()] ?? '';
      return mark + text + mark;
    }) ??
    rewrite(place, /<(div|span|center|font|u|p|section)(?:\s[^>]*)?>([^<>]*)<\/\1>/i, (_, text) => text) ??
    rewrite(place, /<>([^<>]*)<\/>/, (text) => text)
  );
}

/** A sign that begins nothing is written with a bar before it; an address between angles is a link. */
function escapeSign({ source, at }: Place, signs: string): Change | undefined {
  const { start, end } = lineAt(source, at);
  const before = source.slice(start, Math.min(at + 1, end));
  for (let offset = before.length - 1; offset >= 0; offset -= 1) {
    const sign = before[offset] ?? '';
    if (!signs.includes(sign) || before[offset - 1] === '\\') continue;
    const from = start + offset;
    const link = /^<((?:https?:\/\/|mailto:)([^\s<>]+))>/.exec(source.slice(from, end));
    return link
      ? { start: from, end: from + link[0].length, text: `[${link[2] ?? ''}](${link[1] ?? ''})` }
      : { start: from, end: from, text: '\\' };
  }
  return undefined;
}

/** The target named at the place, by a link, an image, a tag or a value of the front matter. */
function renameTarget(place: Place, names: Iterable<string>): Change | undefined {
  const near = (before = '', target = '') => {
    const [path = '', rest = ''] = [/^[^?#]*/.exec(target)?.[0], /[?#].*$/.exec(target)?.[0]];
    const found = findNearest(path, names);
    return found === undefined ? undefined : before + found + rest;
  };
  return (
    rewrite(place, /(!?\[[^\]]*\]\()([^)\s]+)/, near) ??
    rewrite(place, /(<\w+\s[^>]*?(?:src|slug|href)=")([^"]+)/, near) ??
    rewrite(place, /(\[[^\]]+\]:[ \t]*<?)([^\s<>]+)/, near) ??
    rewrite(place, /(["']?)([^\s"',[\]{}]+)/, near)
  );
}

/** A heading written in HTML, at the level that its fault asks for. */
function writeHeading(place: Place): Change | undefined {
  const level = /<h([2-6])>/.exec(place.fault.remedy)?.[1];
  if (level === undefined) return undefined;
  return rewrite(
    place,
    /<h([1-6])((?:\s[^<>]*)?)>([^<>]*)<\/h\1>/i,
    (_, attributes = '', text = '') => `<h${level}${attributes}>${text}</h${level}>`,
  );
}

const MONTHS = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre'.split(
  '|',
);
const FRENCH_DAY = new RegExp(`["']?(\\d{1,2})(?:er)? (${MONTHS.join('|')}) (\\d{4})["']?`, 'i');
const two = (number: string | number) => String(number).padStart(2, '0');

/** A day written as the French do, or the name of a phase with a slip. */
function writeValue(place: Place): Change | undefined {
  return (
    rewrite(
      place,
      /["']?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})["']?/,
      (day = '', month = '', year = '') => `${year}-${two(month)}-${two(day)}`,
    ) ??
    rewrite(
      place,
      FRENCH_DAY,
      (day = '', month = '', year = '') =>
        `${year}-${two(MONTHS.indexOf(month.toLowerCase()) + 1)}-${two(day)}`,
    ) ??
    rewrite(place, /["']?([\p{L}-]+)["']?/u, (word = '') => findNearest(word, PHASES))
  );
}

const FIELDS: Readonly<Record<string, VocabularyName>> = {
  thematiques: 'thematique',
  usertypes: 'public',
  techno: 'techno',
  sponsors: 'sponsor',
  incubator: 'incubateur',
  incubators: 'incubateur',
};

function writeTerm(place: Place): Change | undefined {
  const field = Object.keys(FIELDS).find((key) => place.fault.message.endsWith(`« ${key} ».`));
  const name = field === undefined ? undefined : FIELDS[field];
  if (name === undefined) return undefined;
  const terms = Object.entries(place.names.vocabularies[name]);
  const near = (word: string) =>
    findNearest(
      word,
      terms.map(([, { label }]) => label),
    ) ??
    findNearest(
      word,
      terms.map(([id]) => id),
    );
  return rewrite(place, /(["']?)([^"',[\]{}\n]*[^"',[\]{}\s])\1/, (quote = '', word = '') => {
    const found = near(word);
    return found === undefined ? undefined : quote + found + quote;
  });
}

const slugsOf = (addresses: ReadonlySet<string>) =>
  [...addresses].flatMap((address) => /^\/produits\/([^/]+)$/.exec(address)?.[1] ?? []);

const ATTRIBUTE = /[\w:-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|\{[^{}]*\}))?\s*/;

/** What would mend a fault of this rule, to be tried. */
const PROPOSALS: Partial<Record<Rule, (place: Place) => Change | undefined>> = {
  'mdx-syntax': (place) => escapeSign(place, '<{'),
  'mdx-code': (place) => removeLine(place, /^(?:import|export)\s/) ?? rewrite(place, /\{/, () => '\\{'),
  'mdx-tag': writeElement,
  'heading-level': writeHeading,
  'mdx-attribute': (place) => rewrite(place, ATTRIBUTE, () => ''),
  'link-unsafe': (place) => rewrite(place, /!?\[([^\]]*)\]\([^)]*\)/, (text) => text),
  'image-decorative': (place) => rewrite(place, /(<Figure\s[^>]*?)\s+decorative="[^"]*"/, (before) => before),
  'model-text': (place) =>
    removeLine(place, /^\s*(?:\[(?:[^\]]*\?|à compléter[^\]]*)\]|à compléter\s*[.…:]?)\s*$/i),
  'link-broken': (place) => renameTarget(place, place.names.addresses),
  'image-missing': (place) => renameTarget(place, place.names.medias),
  'reference-missing': (place) => renameTarget(place, slugsOf(place.names.addresses)),
  'front-matter-unknown-key': (place) =>
    rewrite(place, /([\w-]+)(?=\s*:)/, (key = '') =>
      findNearest(key, Object.keys(SCHEMAS[place.names.kind].shape)),
    ),
  'front-matter-schema': writeValue,
  vocabulary: writeTerm,
  'stopped-linked': (place) => removeLine(place, /^link:\s*\S+\s*$/),
};

function toFix(source: string, { start, end, text }: Change): Fix {
  const pointOf = (offset: number) => {
    const lines = source.slice(0, offset).split(/\r\n?|\n/);
    return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
  };
  return { start: pointOf(start), end: pointOf(end), text };
}

/** A parser stops at the first thing it cannot read: mended, it goes further. */
function goesFurther(fault: Fault, after: readonly Fault[]): boolean {
  const next = after.find(({ rule }) => rule === 'mdx-syntax');
  return !next || next.line > fault.line || (next.line === fault.line && next.column > fault.column + 1);
}

const countOf = (faults: readonly Fault[], rule: Rule) =>
  faults.filter((fault) => fault.rule === rule).length;
const errorsOf = (faults: readonly Fault[]) => faults.filter(({ severity }) => severity === 'error').length;

/**
 * Faults with a fix at a click where there is one. What a rule itself can tell from the syntax comes with the fault; what is
 * proposed here is tried first: the text is checked again with it, and it is kept only if there is one fault of this rule
 * less, and no error more.
 */
export async function proposeFixes(
  source: string,
  faults: readonly Fault[],
  names: KnownNames,
  check: (text: string) => Promise<readonly Fault[]>,
  budgetMs = BUDGET_MS,
): Promise<Fault[]> {
  const until = performance.now() + budgetMs;
  let tried = 0;
  const proposed: Fault[] = [];
  for (const fault of faults) {
    const place = { source, at: offsetOf(source, fault), fault, names };
    const change =
      fault.fix || tried >= MAX_TRIED || performance.now() >= until
        ? undefined
        : PROPOSALS[fault.rule]?.(place);
    if (!change) {
      proposed.push(fault);
      continue;
    }
    tried += 1;
    const after = await check(source.slice(0, change.start) + change.text + source.slice(change.end));
    const mends =
      fault.rule === 'mdx-syntax'
        ? goesFurther(fault, after)
        : countOf(after, fault.rule) < countOf(faults, fault.rule) && errorsOf(after) <= errorsOf(faults);
    proposed.push(mends ? { ...fault, fix: toFix(source, change) } : fault);
  }
  return proposed;
}
