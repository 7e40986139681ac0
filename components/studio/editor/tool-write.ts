export interface ToolResult {
  text: string;
  /** What is selected afterwards. */
  start: number;
  end: number;
}

/** What a tool makes of a text, and of what is selected in it. */
export type Write = (text: string, start: number, end: number) => ToolResult;

/** One place of a text that changes. */
export interface Splice {
  from: number;
  to: number;
  insert: string;
}

/** The text with all its changes, which do not overlap. */
export function spliceAll(text: string, splices: readonly Splice[]): string {
  return [...splices]
    .sort((a, b) => b.from - a.from || b.to - a.to)
    .reduce((made, { from, to, insert }) => made.slice(0, from) + insert + made.slice(to), text);
}

/** Where a place stands once the text is changed; `after` what is inserted there, else before it. */
export function mapPlace(place: number, splices: readonly Splice[], after: boolean): number {
  return splices
    .filter(({ from, to }) => to <= place && (after || from < place))
    .reduce((sum, { from, to, insert }) => sum + insert.length - (to - from), place);
}

/** What begins a line: the marks of quotes and its indent, then that of an item or of a heading. */
const LINE_START = /^([ \t]*(?:> ?)*)((?:[-*+]|\d{1,9}[.)]|#{1,6})(?:[ \t]+|$))?/;

/** A line of a text that someone selected, or a part of it. */
export interface Line {
  from: number;
  to: number;
  indent: string;
  mark: string;
  words: string;
  isBlank: boolean;
  /** A tag, a fence of code, a row of a table: no words of a sentence. */
  isApart: boolean;
}

/** The line on which a place stands. */
export function readLine(text: string, place: number): Line {
  const from = text.lastIndexOf('\n', place - 1) + 1;
  const end = text.indexOf('\n', place);
  const to = end < 0 ? text.length : end;
  const line = text.slice(from, to);
  const [start = '', indent = '', mark = ''] = LINE_START.exec(line) ?? [];
  const isApart = /^\s*(?:<\/?[A-Za-z]|`{3}|~{3}|\|)/.test(line);
  return { from, to, indent, mark, words: line.slice(start.length), isBlank: line.trim() === '', isApart };
}

/** The lines that a selection touches: not the one at whose beginning it ends. */
export function readLines(text: string, start: number, end: number): Line[] {
  const lines = [readLine(text, start)];
  for (let last = lines[0]; last && last.to + 1 < end;) {
    last = readLine(text, last.to + 1);
    lines.push(last);
  }
  return lines;
}
