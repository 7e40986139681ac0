import { SPOKEN_ATTRIBUTES } from '#lib/content/body.ts';
import { bodyStart, readFrontMatter } from './source-edit.ts';

/** Characters of a source that are read: what is longer is no text that people write. */
const MOST_READ = 200_000;
const MOST_VALUES = 1_000;
const DEEPEST = 5;

const COMMENT = /<!--|-->|\{\/\*|\*\/\}/g;
const TAG = /<\/?[A-Za-z][^<>]{0,2000}>/g;
const SPOKEN = new RegExp(`\\b(?:${SPOKEN_ATTRIBUTES.join('|')})="([^"]*)"`, 'g');
const LINK_TARGET = /\]\([^()\s]{0,2000}(?: +"[^"\n]{0,300}")?\)/g;
const LINE_MARK = /^[ \t]*(?:#{1,6}[ \t]|>|[-*+][ \t]|\d{1,9}[.)][ \t]|[-*_=]{3,}[ \t]*$)/gm;
const MARK = /!?\[|\]|\*\*|__|`|\|/g;
const HEADING = /^#{1,6}[ \t]+(.{1,300})$/gm;

/** A source text, however broken, as people read it. */
export interface PlainSource {
  /** Null while the front matter gives none. */
  title: string | null;
  /** Mission of a product, chapeau of an article, summary of a page. */
  summary: string | null;
  /** What else the front matter says in words. */
  facts: string[];
  headings: string[];
  body: string;
}

/** Texts among values of YAML; web addresses are no words. */
function listWords(value: unknown, found: string[], depth = 0): string[] {
  if (found.length >= MOST_VALUES || depth > DEEPEST) return found;
  if (typeof value === 'string' && !/^(?:https?:|\/)/.test(value)) found.push(value);
  if (typeof value !== 'object' || value === null) return found;
  for (const one of Object.values(value)) listWords(one, found, depth + 1);
  return found;
}

/** Without marks, tags and the targets of links; what tags say stays. Nothing is parsed: a text under way may be no Markdown yet. */
function stripMarks(body: string): string {
  return body
    .replace(COMMENT, ' ')
    .replace(TAG, (tag) => [' ', ...[...tag.matchAll(SPOKEN)].map(([, words]) => words), ' '].join(' '))
    .replace(LINK_TARGET, ' ')
    .replace(LINE_MARK, ' ')
    .replace(MARK, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

/** Reads a source as search needs it; a front matter that cannot be read is part of the text. */
export function readPlainSource(source: string): PlainSource {
  const read = source.slice(0, MOST_READ);
  const values = readFrontMatter(read);
  const raw = values ? read.slice(bodyStart(read)) : read;
  const { title, mission, tagline, summary, ...others } = values ?? {};
  return {
    title: textOf(title),
    summary: textOf(mission) ?? textOf(tagline) ?? textOf(summary),
    facts: listWords(others, []),
    headings: [...raw.matchAll(HEADING)].map(([, words = '']) => stripMarks(words)),
    body: stripMarks(raw),
  };
}
