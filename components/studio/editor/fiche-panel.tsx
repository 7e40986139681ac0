'use client';

import { SECTIONS } from '#lib/studio/field-words.ts';
import { fieldAnchor } from '#lib/studio/field-anchor.ts';
import type { FormField } from '#lib/studio/form-model.ts';
import type { SourceEdit } from '#lib/studio/source-edit.ts';
import type { Suggestions } from '#lib/studio/suggestions.ts';
import { FieldInput } from './field-input.tsx';
import { ImageChoice } from './image-choice.tsx';
import { ListField } from './list-field.tsx';
import { RowsField } from './rows-field.tsx';

interface FichePanelProps {
  fields: readonly FormField[];
  /** Undefined while the front matter cannot be read. */
  values: Readonly<Record<string, unknown>> | undefined;
  suggestions: Suggestions;
  /** Several are one change. */
  edit: (...edits: SourceEdit[]) => void;
  say: (message: string) => void;
  today: string;
  token: string;
}

/** Series and other lists of lists are written in the text. */
const isAsked = ({ type, fields }: FormField): boolean =>
  type !== 'rows' || fields.every((one) => one.type !== 'rows');

function Field({ field, ...props }: Omit<FichePanelProps, 'fields' | 'suggestions'> & { field: FormField }) {
  const { edit, say, today } = props;
  const id = fieldAnchor(field.key);
  const value = props.values?.[field.key];
  switch (field.type) {
    case 'rows':
      return <RowsField field={field} id={id} value={value} edit={edit} say={say} today={today} />;
    case 'list':
      return (
        <ListField
          field={field}
          id={id}
          value={value}
          say={say}
          onChange={(next) => {
            edit({ kind: 'set', path: [field.key], value: next });
          }}
        />
      );
    case 'group': {
      const inner = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
      return (
        <fieldset className="fr-fieldset po-group">
          <legend className="fr-fieldset__legend fr-text--regular">
            {field.label}
            {field.hint !== null && <span className="fr-hint-text">{field.hint}</span>}
          </legend>
          {field.fields.map((one) => (
            <FieldInput
              key={one.key}
              field={one}
              id={`${id}-${one.key}`}
              value={inner[one.key]}
              onChange={(next) => {
                edit({ kind: 'set', path: [field.key, one.key], value: next });
              }}
            />
          ))}
          {field.key === 'image' && (
            <ImageChoice
              {...props}
              paths={{ src: ['image', 'src'], alt: ['image', 'alt'], credit: ['image', 'credit'] }}
            />
          )}
        </fieldset>
      );
    }
    default:
      return (
        <>
          <FieldInput
            field={field}
            id={id}
            value={value}
            onChange={(next) => {
              edit({ kind: 'set', path: [field.key], value: next });
            }}
          />
          {field.suggestions === 'images' && (
            <ImageChoice
              {...props}
              paths={{ src: ['image'], alt: ['image_alt'], credit: ['image_credit'] }}
            />
          )}
        </>
      );
  }
}

/** The front matter as a form made from its schema. Sections that hold something are open. */
export function FichePanel({ fields, suggestions, ...props }: FichePanelProps) {
  if (!props.values) {
    return (
      <div className="fr-alert fr-alert--warning">
        <h3 className="fr-alert__title">La fiche ne peut pas être montrée</h3>
        <p>
          L’en-tête de ce document n’est pas lisible. Corrigez-le dans « Texte » : le contrôle dit à quelle
          ligne.
        </p>
      </div>
    );
  }
  const { values } = props;
  return (
    <div>
      {SECTIONS.map((section, rank) => {
        const asked = fields.filter((field) => field.section === section && isAsked(field));
        if (asked.length === 0) return null;
        const filled = asked.some(({ key }) => values[key] !== undefined && values[key] !== null);
        return (
          <details className="po-section" key={section} open={rank < 2 || filled}>
            <summary>
              <h3 className="fr-h6">{section}</h3>
            </summary>
            <div className="po-fields">
              {asked.map((field) => (
                <Field key={field.key} field={field} {...props} />
              ))}
            </div>
          </details>
        );
      })}
      {Object.entries(suggestions).map(([name, words]) => (
        <datalist id={`liste-${name}`} key={name}>
          {words.map((word) => (
            <option value={word} key={word} />
          ))}
        </datalist>
      ))}
    </div>
  );
}
