/** A table as Markdown writes it: the first row names the columns. */
export interface TextTable {
  rows: string[][];
  /** What is under each name: dashes, and colons for the side on which the column is set. */
  sides: string[];
}

const SIDE = /^:?-+:?$/;

/** The cells of a line between its first bar and its last; undefined where it is not written so. */
function readRow(line: string): string[] | undefined {
  const inner = /^\s*\|(.*)\|\s*$/.exec(line)?.[1];
  if (inner === undefined || inner.endsWith('\\')) return undefined;
  return inner.split(/(?<!\\)\|/).map((cell) => cell.replaceAll('\\|', '|').trim());
}

/** A text that is one table, with as many cells in each row; undefined for any other. */
export function readTable(text: string): TextTable | undefined {
  const rows = text.trim().split('\n').map(readRow);
  const [names, sides, ...others] = rows;
  if (!names || !sides?.every((side) => SIDE.test(side))) return undefined;
  const read = [names, ...others.filter((row) => row !== undefined)];
  const isWhole = read.length === rows.length - 1;
  return isWhole && [sides, ...read].every(({ length }) => length === names.length)
    ? { rows: read, sides }
    : undefined;
}

export function writeTable({ rows, sides }: TextTable): string {
  const [names = [], ...others] = rows;
  const write = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.trim().replaceAll('|', '\\|')).join(' | ')} |`;
  return [write(names), write(sides), ...others.map(write)].join('\n');
}

/** With so many rows and columns: the last ones go, empty ones come. */
export function resizeTable({ rows, sides }: TextTable, height: number, width: number): TextTable {
  const fit = <T>(items: readonly T[], length: number, make: () => T): T[] =>
    Array.from({ length }, (_, rank) => items[rank] ?? make());
  return {
    rows: fit(rows, height, () => []).map((row) => fit(row, width, () => '')),
    sides: fit(sides, width, () => '---'),
  };
}
