import type { ReactNode } from 'react';

/** Rows from which a table is folded. */
const LONG = 8;

interface TableFoldProps {
  summary: string;
  /** How many rows the table has. */
  rows: number;
  children: ReactNode;
}

/** A table beside its chart; a long one is folded. */
export function TableFold({ summary, rows, children }: TableFoldProps) {
  if (rows < LONG) return children;
  return (
    <details className="po-details">
      <summary className="po-details__summary">{summary}</summary>
      {children}
    </details>
  );
}
