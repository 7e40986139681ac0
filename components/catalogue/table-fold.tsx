import type { ReactNode } from 'react';

/** Rows beyond which a table is folded. */
const LONG = 7;

interface TableFoldProps {
  summary: string;
  /** How many rows the table has. */
  rows: number;
  /** How many it may show. */
  most?: number;
  children: ReactNode;
}

/** A table beside its chart; a long one is folded. */
export function TableFold({ summary, rows, most = LONG, children }: TableFoldProps) {
  if (rows <= most) return children;
  return (
    <details className="po-details">
      <summary className="po-details__summary">{summary}</summary>
      {children}
    </details>
  );
}
