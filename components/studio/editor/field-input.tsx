'use client';

import { useState } from 'react';
import type { FormField } from '#lib/studio/form-model.ts';
import type { FieldScalar } from '#lib/studio/yaml-value.ts';

interface FieldInputProps {
  field: FormField;
  id: string;
  value: unknown;
  onChange: (value: FieldScalar | undefined) => void;
}

const INPUT_TYPES: Partial<Record<FormField['type'], string>> = {
  day: 'date',
  minute: 'datetime-local',
  number: 'number',
  address: 'url',
};

export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}

/** What a field holds while it is typed: the front matter changes when it is left, so that no half of a word is written. */
function useTyped(value: string, commit: (typed: string) => void) {
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    setTyped(value);
  }
  return {
    value: typed,
    onChange: (event: { target: { value: string } }) => {
      setTyped(event.target.value);
    },
    onBlur: () => {
      if (typed !== value) commit(typed);
    },
  };
}

const FLAGS = [
  ['', 'Non renseigné'],
  ['true', 'Oui'],
  ['false', 'Non'],
] as const;

/** One value of the front matter, asked for according to its schema. */
export function FieldInput({ field, id, value, onChange }: FieldInputProps) {
  const { type, label, hint, required, options, suggestions } = field;
  const commit = (typed: string) => {
    if (typed === '') onChange(undefined);
    else if (type === 'number') onChange(Number(typed));
    else if ((type === 'flag' || type === 'flag-or-address') && (typed === 'true' || typed === 'false'))
      onChange(typed === 'true');
    else onChange(typed);
  };
  const typing = useTyped(textOf(value), commit);
  const name = (
    <label className="fr-label" htmlFor={id}>
      {label}
      {required ? ' (obligatoire)' : ''}
      {hint !== null && <span className="fr-hint-text">{hint}</span>}
    </label>
  );
  if (type === 'choice' || type === 'flag') {
    const choices =
      type === 'flag'
        ? FLAGS
        : [['', 'Choisir'] as const, ...options.map((one) => [one.value, one.label] as const)];
    return (
      <div className="fr-select-group">
        {name}
        <select
          className="fr-select"
          id={id}
          value={textOf(value)}
          onChange={(event) => {
            commit(event.target.value);
          }}
        >
          {choices.map(([one, words]) => (
            <option key={one} value={one}>
              {words}
            </option>
          ))}
        </select>
      </div>
    );
  }
  return (
    <div className="fr-input-group">
      {name}
      {type === 'long-text' ? (
        <textarea className="fr-input" id={id} rows={3} {...typing} />
      ) : (
        <input
          className="fr-input"
          id={id}
          type={INPUT_TYPES[type] ?? 'text'}
          list={suggestions === null ? undefined : `liste-${suggestions}`}
          autoComplete="off"
          {...typing}
        />
      )}
    </div>
  );
}
