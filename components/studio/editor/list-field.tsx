'use client';

import { useRef, useState } from 'react';
import type { FormField } from '#lib/studio/form-model.ts';
import { textOf } from './field-input.tsx';

interface ListFieldProps {
  field: FormField;
  id: string;
  value: unknown;
  onChange: (values: string[]) => void;
  say: (message: string) => void;
}

/** Items as they are; a text with commas is a list too. */
export function itemsOf(value: unknown): string[] {
  if (typeof value === 'string')
    return value
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean);
  return Array.isArray(value) ? value.map((item) => textOf(item)) : [];
}

/** A list of words: each can be taken out, another added from what is suggested or typed. */
export function ListField({ field, id, value, onChange, say }: ListFieldProps) {
  const { label, hint, suggestions } = field;
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const items = itemsOf(value);
  const add = () => {
    const word = typed.trim();
    if (word === '') return;
    if (!items.includes(word)) onChange([...items, word]);
    setTyped('');
    say(`« ${word} » est dans la liste ${label}.`);
    input.current?.focus();
  };
  return (
    <fieldset className="fr-fieldset po-list-field">
      <legend className="fr-fieldset__legend fr-text--regular">
        {label}
        {hint !== null && <span className="fr-hint-text">{hint}</span>}
      </legend>
      {items.length > 0 && (
        <ul className="po-chips">
          {items.map((item, rank) => (
            <li key={`${item} ${rank}`}>
              <span>{item}</span>
              <button
                type="button"
                className="fr-btn fr-btn--tertiary-no-outline fr-btn--sm"
                onClick={() => {
                  onChange(items.filter((_, other) => other !== rank));
                  say(`« ${item} » est retiré de la liste ${label}.`);
                  input.current?.focus();
                }}
              >
                Retirer<span className="fr-sr-only"> {item}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="po-add">
        <div className="fr-input-group">
          <label className="fr-label" htmlFor={id}>
            Ajouter<span className="fr-sr-only"> : {label}</span>
          </label>
          <input
            ref={input}
            className="fr-input"
            id={id}
            list={suggestions === null ? undefined : `liste-${suggestions}`}
            autoComplete="off"
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              add();
            }}
          />
        </div>
        <button type="button" className="fr-btn fr-btn--secondary" onClick={add}>
          Ajouter<span className="fr-sr-only"> à la liste {label}</span>
        </button>
      </div>
    </fieldset>
  );
}
