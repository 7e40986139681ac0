import { type DomElement, isElement } from './dom.ts';

interface Cell {
  cell: DomElement;
  span: number;
}

const MOST_COLUMNS = 40;

/** The rows of a table, whatever parts it is made of. */
export function listCells(table: DomElement): {
  rows: Cell[][];
  hasHeader: boolean;
  caption: DomElement | undefined;
} {
  const children = table.children.filter(isElement);
  const sections = children.flatMap((child) =>
    child.name === 'tr'
      ? [child]
      : /^t(head|body|foot)$/.test(child.name)
        ? child.children.filter(isElement)
        : [],
  );
  const rows = sections
    .filter(({ name }) => name === 'tr')
    .map((row) =>
      row.children
        .filter(isElement)
        .filter(({ name }) => name === 'td' || name === 'th')
        .slice(0, MOST_COLUMNS)
        .map((cell) => ({ cell, span: spanOf(cell) })),
    )
    .filter((row) => row.length > 0);
  return {
    rows,
    hasHeader: rows[0]?.some(({ cell }) => cell.name === 'th') ?? false,
    caption: children.find(({ name }) => name === 'caption'),
  };
}

function spanOf(cell: DomElement): number {
  const span = Number(cell.attribs['colspan'] ?? 1);
  return Number.isInteger(span) && span >= 1 && span <= MOST_COLUMNS ? span : 1;
}
