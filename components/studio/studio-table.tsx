import type { ReactNode } from 'react';

interface StudioTableProps {
  /** Names the region that scrolls where the screen is narrow: no other landmark of the page bears it. */
  label: string;
  columns: readonly string[];
  /** The rows. */
  children: ReactNode;
}

/** A table of the studio. Its region takes the keyboard's focus, to be scrolled without a mouse. */
export function StudioTable({ label, columns, children }: StudioTableProps) {
  return (
    <div className="fr-table">
      <div className="fr-table__wrapper">
        <div className="fr-table__container" tabIndex={0} role="region" aria-label={label}>
          <div className="fr-table__content">
            <table>
              <thead>
                <tr>
                  {columns.map((column) => (
                    <th key={column} scope="col">
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>{children}</tbody>
            </table>
          </div>
        </div>
      </div>
    </div>
  );
}
