import { findFrontMatter, type SplitSource } from '#lib/content/front-matter.ts';
import { insertYamlItem, setYamlValue, swapYamlItems } from './yaml-edit.ts';
import { parseYaml } from './yaml-place.ts';
import { type FieldPath, type FieldValue, YamlEditError } from './yaml-value.ts';

/** What is asked of the front matter of a document. */
export type SourceEdit =
  | { kind: 'set'; path: FieldPath; value: FieldValue }
  | { kind: 'insert'; path: FieldPath; rank: number; value: FieldValue }
  /** The item of this rank and the next one change places. */
  | { kind: 'swap'; path: FieldPath; rank: number };

/** The front matter as values, or undefined while it cannot be read: then only the text can be changed. */
export function readFrontMatter(source: string): Record<string, unknown> | undefined {
  const split = findFrontMatter(source);
  if (!split) return undefined;
  const document = parseYaml(split.yaml);
  if (document.errors.length > 0) return undefined;
  try {
    const value: unknown = document.toJS({ maxAliasCount: 20 });
    if (value === null) return {};
    return typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** The title that a text gives itself; undefined where it gives none that can be read. */
export function findOwnTitle(source: string): string | undefined {
  const title = readFrontMatter(source)?.['title'];
  return typeof title === 'string' && title !== '' ? title : undefined;
}

function withYaml(source: string, { yaml, yamlOffset }: SplitSource, changed: string): string {
  return source.slice(0, yamlOffset) + changed + source.slice(yamlOffset + yaml.length);
}

/** The source with one change in its front matter, every other byte kept. Throws {@link YamlEditError}. */
export function editSource(source: string, edit: SourceEdit, order: readonly string[] = []): string {
  const split = findFrontMatter(source);
  if (!split) throw new YamlEditError('there is no front matter');
  switch (edit.kind) {
    case 'set':
      return withYaml(source, split, setYamlValue(split.yaml, edit.path, edit.value, order));
    case 'insert':
      return withYaml(source, split, insertYamlItem(split.yaml, edit.path, edit.rank, edit.value, order));
    case 'swap':
      return withYaml(source, split, swapYamlItems(split.yaml, edit.path, edit.rank));
  }
}

/** Offset at which the body begins; the end of the front matter, or the beginning where there is none. */
export function bodyStart(source: string): number {
  const split = findFrontMatter(source);
  return split ? source.length - split.body.length : 0;
}

/** What a text area shows of a text: it knows one kind of line ending. */
export function toAreaText(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** Offset in the text of an offset in what the text area shows. */
export function fromAreaOffset(text: string, offset: number): number {
  let at = 0;
  for (let shown = 0; shown < offset && at < text.length; shown += 1) {
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
  }
  return at;
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < Math.min(a.length, b.length) && a[length] === b[length]) length += 1;
  return length;
}

export interface TextChange {
  from: number;
  to: number;
  insert: string;
}

/** The one change that makes a text of another, found by what they have in common at their beginning and end. */
export function findChange(before: string, after: string): TextChange | undefined {
  if (before === after) return undefined;
  const from = commonStart(before, after);
  const most = Math.min(before.length, after.length) - from;
  let end = 0;
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return { from, to: before.length - end, insert: after.slice(from, after.length - end) };
}

/**
 * A text after its author changed it in a text area: line endings, marks and everything the change did not touch stay byte
 * for byte; new lines end as the others do.
 */
export function applyAreaText(text: string, shown: string): string {
  const change = findChange(toAreaText(text), shown);
  if (!change) return text;
  const eol = /\r\n/.test(text) ? '\r\n' : '\n';
  return (
    text.slice(0, fromAreaOffset(text, change.from)) +
    change.insert.replaceAll('\n', eol) +
    text.slice(fromAreaOffset(text, change.to))
  );
}

/** Offset of a line and column, which start at 1, as the checks count them. */
export function offsetOf(source: string, { line, column }: { line: number; column: number }): number {
  let start = 0;
  for (let passed = 1; passed < line; passed += 1) {
    const end = /\r\n?|\n/.exec(source.slice(start));
    if (!end) return source.length;
    start += end.index + end[0].length;
  }
  return Math.min(start + column - 1, source.length);
}
