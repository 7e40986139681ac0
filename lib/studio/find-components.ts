import { findTag, TAGS, type TagName } from '#lib/content/tags.ts';
import { bodyStart } from './source-edit.ts';

export interface SourceAttribute {
  name: string;
  /** As its author reads it: without quotes nor character references; empty where none is written. */
  value: string;
  /** With the space before it. */
  from: number;
  /** Where its name ends: what stands between here and `to` is its value. */
  nameEnd: number;
  to: number;
}

/** A tag of the portal as it stands in a text. */
export interface SourceComponent {
  name: TagName;
  /** Nothing else is on its lines; else it stands inside a sentence. */
  isAlone: boolean;
  /** Alone, the whole of its lines, without the last line ending. */
  from: number;
  to: number;
  attributes: readonly SourceAttribute[];
  /** Where one more attribute would be written. */
  attributesEnd: number;
  /** What lies between its two tags; undefined where it has one. */
  children: { from: number; to: number } | undefined;
}

/** Deeper than anyone writes. */
const MAX_DEPTH = 40;

const REFERENCES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&quot;': '"',
  '&lt;': '<',
  '&gt;': '>',
  '&apos;': "'",
  '&#39;': "'",
};

/** Undefined where it holds a character reference that is not known here: only its author knows what it means. */
function readValue(raw: string): string | undefined {
  const references = raw.match(/&[a-z\d#]+;/gi) ?? [];
  if (references.some((reference) => !Object.hasOwn(REFERENCES, reference))) return undefined;
  return raw.replace(/&[a-z\d#]+;/gi, (reference) => REFERENCES[reference] ?? reference);
}

interface OpeningTag {
  name: TagName;
  from: number;
  to: number;
  attributes: SourceAttribute[];
  attributesEnd: number;
  closed: boolean;
}

/** The tag that begins here, or undefined where it is none of the portal’s, or not written plainly. */
function readOpeningTag(text: string, from: number, name: string): OpeningTag | undefined {
  if (!Object.hasOwn(TAGS, name)) return undefined;
  const attributes: SourceAttribute[] = [];
  let at = from + 1 + name.length;
  for (;;) {
    const attribute = /\s+([A-Za-z_][\w:-]*)(?:\s*=\s*("[^"]*"|'[^']*'))?/y;
    attribute.lastIndex = at;
    const found = attribute.exec(text);
    if (!found) break;
    const [whole, key = '', quoted] = found;
    const value = quoted === undefined ? '' : readValue(quoted.slice(1, -1));
    if (value === undefined || attributes.some((one) => one.name === key)) return undefined;
    const nameEnd = at + whole.indexOf(key) + key.length;
    attributes.push({ name: key, value, from: at, nameEnd, to: at + whole.length });
    at += whole.length;
  }
  const end = /\s*(\/?)>/y;
  end.lastIndex = at;
  const found = end.exec(text);
  if (!found) return undefined;
  return {
    name: name as TagName,
    from,
    to: at + found[0].length,
    attributes,
    attributesEnd: at,
    closed: found[1] === '/',
  };
}

/** End of the code that begins here: a fence, or inside a sentence. */
function skipCode(text: string, at: number, mark: string): number {
  const after = at + mark.length;
  if (mark.length >= 3 && /(^|\n) {0,3}$/.test(text.slice(Math.max(0, at - 4), at))) {
    const closing = new RegExp(`\\n {0,3}${mark[0] ?? ''}{${mark.length},}[ \\t]*(?=\\n|$)`, 'g');
    closing.lastIndex = after;
    return closing.exec(text) ? closing.lastIndex : text.length;
  }
  if (mark.startsWith('~')) return after;
  const paragraphEnd = text.indexOf('\n\n', after);
  const runs = /`+/g;
  runs.lastIndex = after;
  for (let run = runs.exec(text); run; run = runs.exec(text)) {
    if (paragraphEnd >= 0 && run.index > paragraphEnd) break;
    if (run[0].length === mark.length) return runs.lastIndex;
  }
  return after;
}

/** Where its lines end, or undefined where something else is on them. */
function findLinesEnd(text: string, from: number, end: number): number | undefined {
  if (from > 0 && text[from - 1] !== '\n') return undefined;
  const rest = /[ \t]*(?=\n|$)/y;
  rest.lastIndex = end;
  return rest.test(text) ? rest.lastIndex : undefined;
}

/** The component whose tags are these, or undefined where it stands neither alone nor as a word of a sentence. */
function toComponent(
  text: string,
  { name, from, to, attributes, attributesEnd }: OpeningTag,
  closing?: { from: number; to: number },
): SourceComponent | undefined {
  const linesEnd = findLinesEnd(text, from, closing?.to ?? to);
  const children = closing && { from: to, to: closing.from };
  const parts = { name, from, attributes, attributesEnd, children };
  if (linesEnd !== undefined) return { ...parts, isAlone: true, to: linesEnd };
  return closing === undefined && findTag(name)?.inline ? { ...parts, isAlone: false, to } : undefined;
}

/**
 * The tags of the portal that stand alone on their lines, or as a word of a sentence, outside all others, in a text that
 * knows one kind of line ending. It guesses nothing: what is broken, or written in a way not known here, is left out.
 */
export function findComponents(text: string): SourceComponent[] {
  const open: { tag: OpeningTag; inside: SourceComponent[] }[] = [];
  const found: SourceComponent[] = [];
  const add = (component: SourceComponent | undefined) => {
    if (component) (open.at(-1)?.inside ?? found).push(component);
  };
  let commentEnd = 0;
  const marks = /<(\/?)([A-Z]\w*)|`+|~{3,}|\{\/\*/g;
  marks.lastIndex = bodyStart(text);
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    const [whole, slash, name] = mark;
    if (whole === '{/*') {
      // Sought once: an end that is not found is found for none of those that follow.
      if (commentEnd >= 0) commentEnd = text.indexOf('*/}', marks.lastIndex);
      if (commentEnd >= 0) marks.lastIndex = commentEnd + 3;
    } else if (name === undefined) {
      marks.lastIndex = skipCode(text, mark.index, whole);
    } else if (slash === '') {
      const tag = readOpeningTag(text, mark.index, name);
      if (!tag) continue;
      marks.lastIndex = tag.to;
      if (tag.closed) add(toComponent(text, tag));
      else if (open.length < MAX_DEPTH) open.push({ tag, inside: [] });
    } else if (text[marks.lastIndex] === '>') {
      const depth = open.findLastIndex(({ tag }) => tag.name === name);
      const opened = open[depth];
      if (!opened) continue;
      open.length = depth;
      add(toComponent(text, opened.tag, { from: mark.index, to: marks.lastIndex + 1 }));
    }
  }
  // A tag never closed holds nothing: what follows it stands by itself.
  return [...found, ...open.flatMap(({ inside }) => inside)].sort((a, b) => a.from - b.from);
}
