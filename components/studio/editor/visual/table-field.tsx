import { useState } from 'react';
import { resizeTable, type TextTable, writeTable } from '#lib/studio/table-text.ts';

const MAX_LENGTH = 1_000;
const MOST = { rows: 200, columns: 12 };

interface TableFieldProps {
  id: string;
  label: string;
  table: TextTable;
  onChange: (text: string) => void;
}

const nameCell = (row: number, column: number): string =>
  row === 0 ? `Nom de la colonne ${column + 1}` : `Ligne ${row}, colonne ${column + 1}`;

/** A table, each cell in a field. */
export function TableField({ id, label, table, onChange }: TableFieldProps) {
  // As it is typed: written, a cell loses the spaces at its ends.
  const [shown, setShown] = useState(table);
  const take = (changed: TextTable) => {
    setShown(changed);
    onChange(writeTable(changed));
  };
  const height = shown.rows.length;
  const width = shown.sides.length;
  const sizes = [
    ['Ajouter une ligne', height + 1, width, height < MOST.rows],
    ['Retirer la dernière ligne', height - 1, width, height > 2],
    ['Ajouter une colonne', height, width + 1, width < MOST.columns],
    ['Retirer la dernière colonne', height, width - 1, width > 1],
  ] as const;
  return (
    <fieldset className="po-cells-group">
      <legend className="fr-label">{label}</legend>
      <div className="po-cells">
        {shown.rows.map((cells, row) => (
          <div className="po-cells-row" key={row}>
            {cells.map((cell, column) => (
              <input
                className={row === 0 ? 'fr-input po-cell-name' : 'fr-input'}
                key={column}
                id={`${id}-${row}-${column}`}
                aria-label={nameCell(row, column)}
                {...(row === 0 && { placeholder: nameCell(row, column) })}
                maxLength={MAX_LENGTH}
                autoComplete="off"
                lang="fr"
                value={cell}
                onChange={({ target }) => {
                  const rows = shown.rows.map((line, rank) =>
                    rank === row ? line.with(column, target.value) : line,
                  );
                  take({ ...shown, rows });
                }}
              />
            ))}
          </div>
        ))}
      </div>
      <div className="po-actions">
        {sizes.map(([name, rows, columns, isPossible]) => (
          <button
            key={name}
            type="button"
            className="fr-btn fr-btn--tertiary fr-btn--sm"
            disabled={!isPossible}
            onClick={() => {
              take(resizeTable(shown, rows, columns));
            }}
          >
            {name}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
