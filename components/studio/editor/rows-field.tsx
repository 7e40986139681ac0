'use client';

import type { FormField } from '#lib/studio/form-model.ts';
import type { SourceEdit } from '#lib/studio/source-edit.ts';
import type { FieldRow } from '#lib/studio/yaml-value.ts';
import { FieldInput, textOf } from './field-input.tsx';

interface RowsFieldProps {
  field: FormField;
  id: string;
  value: unknown;
  edit: (edit: SourceEdit) => void;
  say: (message: string) => void;
  today: string;
}

/** A new row has what its schema requires: a row that says nothing would be refused. */
function makeRow(fields: readonly FormField[], today: string): FieldRow {
  const required = fields.filter((one) => one.required);
  return Object.fromEntries(
    required.map((one) => {
      if (one.type === 'choice') return [one.key, one.options[0]?.value ?? ''];
      return [one.key, one.type === 'day' || one.type === 'partial-day' ? today : 'à compléter'];
    }),
  );
}

/** Phases, events, figures: one group a row, that can be added, moved and taken out. */
export function RowsField({ field, id, value, edit, say, today }: RowsFieldProps) {
  const rows = Array.isArray(value) ? (value as Record<string, unknown>[]) : [];
  const path = [field.key];
  const item = field.item ?? 'une ligne';
  const noun = item.replace(/^une? /, '');
  const simple = field.fields.filter(({ type }) => type !== 'rows' && type !== 'group');
  return (
    <fieldset className="fr-fieldset po-rows">
      <legend className="fr-fieldset__legend">
        {field.label}
        {field.hint !== null && <span className="fr-hint-text">{field.hint}</span>}
      </legend>
      {rows.map((row, rank) => (
        <div className="po-row" role="group" aria-label={`${noun} ${rank + 1}`} key={rank}>
          <div className="po-row-fields">
            {simple.map((one) => (
              <FieldInput
                key={one.key}
                field={one}
                id={`${id}-${rank}-${one.key}`}
                value={row[one.key]}
                onChange={(next) => {
                  edit({ kind: 'set', path: [...path, rank, one.key], value: next });
                }}
              />
            ))}
          </div>
          <div className="po-row-actions">
            {rank > 0 && (
              <button
                type="button"
                className="fr-btn fr-btn--tertiary fr-btn--sm"
                onClick={() => {
                  edit({ kind: 'swap', path, rank: rank - 1 });
                  say(`${noun} ${rank + 1} remontée d’une place.`);
                }}
              >
                Monter
                <span className="fr-sr-only">
                  {' '}
                  {noun} {rank + 1}
                </span>
              </button>
            )}
            <button
              type="button"
              className="fr-btn fr-btn--tertiary fr-btn--sm"
              onClick={() => {
                edit({ kind: 'set', path: [...path, rank], value: undefined });
                say(`${noun} ${rank + 1} retirée. « Annuler » la remet.`);
                document.getElementById(`${id}-ajouter`)?.focus();
              }}
            >
              Retirer
              <span className="fr-sr-only">
                {' '}
                {noun} {rank + 1} {textOf(row[simple[0]?.key ?? ''])}
              </span>
            </button>
          </div>
        </div>
      ))}
      <button
        id={`${id}-ajouter`}
        type="button"
        className="fr-btn fr-btn--secondary fr-btn--sm"
        onClick={() => {
          edit({ kind: 'insert', path, rank: rows.length, value: makeRow(field.fields, today) });
          say(`Ligne ajoutée : ${noun} ${rows.length + 1}.`);
          const first = simple[0]?.key ?? '';
          setTimeout(() => document.getElementById(`${id}-${rows.length}-${first}`)?.focus());
        }}
      >
        Ajouter {item}
      </button>
    </fieldset>
  );
}
