'use client';

import { useId, useState } from 'react';
import { Dialog } from '#components/studio/dialog.tsx';
import { TAG_HELP, type TagHelp } from '#components/studio/editor/tag-help.ts';
import { ImageDialog } from '#components/studio/images/image-dialog.tsx';
import { type AttributeForm, CAPTIONS_ELSEWHERE, findTag, type TagName } from '#lib/content/tags.ts';
import type { CardChoices } from '#lib/studio/card-choices.ts';
import {
  type ComponentWords,
  editComponent,
  readComponent,
  withoutModelText,
  wordsOfImage,
} from '#lib/studio/edit-component.ts';
import type { SourceComponent } from '#lib/studio/find-components.ts';
import { settleProduct } from '#lib/studio/settle-product.ts';
import { readTable, type TextTable } from '#lib/studio/table-text.ts';
import { CardField, type Choice } from './card-field.tsx';
import { TableField } from './table-field.tsx';

interface CardDialogProps {
  text: string;
  component: SourceComponent;
  choices: CardChoices;
  token: string;
  /** With the text as it becomes; undefined where nothing changes. */
  onDone: (text: string | undefined) => void;
  /** Once it is closed: the focus has no other place to go back to than the text. */
  onClosed: () => void;
}

const REFUSED =
  'Ces mots casseraient la balise : retirez de son texte les balises et les blocs de code qui ne sont pas fermés.';

/** A table, or a transcription, is read whole. */
const BODY_ROWS = 12;

type Forms = Readonly<Record<string, AttributeForm>>;

const asChoices = (values: readonly string[]): readonly Choice[] => values.map((value) => ({ value }));

function listChoices(form: AttributeForm | undefined, choices: CardChoices): readonly Choice[] {
  switch (form) {
    case 'slug':
      return choices.products.map(({ slug, name }) => ({ value: slug, label: name }));
    case 'video':
      return asChoices(choices.videos);
    case 'captions':
      return [
        ...asChoices(choices.captions),
        { value: CAPTIONS_ELSEWHERE, label: 'dans le lecteur de l’autre site' },
      ];
    default:
      return [];
  }
}

/** A product may be named by its name. */
function settleProducts(words: ComponentWords, forms: Forms, products: CardChoices['products']) {
  const attributes = Object.entries(words.attributes).map(
    ([name, value]) => [name, forms[name] === 'slug' ? settleProduct(value, products) : value] as const,
  );
  return { ...words, attributes: Object.fromEntries(attributes) };
}

const findTable = (name: TagName, children = ''): TextTable | undefined =>
  name === 'Table' ? readTable(children) : undefined;

/** The first field that has to be filled in. An image may be decorative: the check asks for its alternative. */
function findMissing(
  name: TagName,
  { attributes, children }: ComponentWords,
): { field: string; label: string } | undefined {
  const help: TagHelp = TAG_HELP[name];
  const field = Object.keys(help.attributes).find(
    (one) => findTag(name)?.attributes[one] === 'required' && one !== 'alt' && !attributes[one]?.trim(),
  );
  if (field !== undefined) return { field, label: help.attributes[field]?.label ?? field };
  // One may be without a name, above the names of the rows.
  const names = findTable(name, children)?.rows[0];
  if (names?.every((one) => one === '')) return { field: 'texte-0-0', label: 'Nom de la colonne 1' };
  return children?.trim() === '' ? { field: 'texte', label: help.body?.label ?? help.label } : undefined;
}

interface BodyFieldProps {
  id: string;
  help: NonNullable<TagHelp['body']>;
  table: TextTable | undefined;
  value: string;
  onChange: (value: string) => void;
}

/** What stands between the two tags: a table by its cells, any other text as it is written. */
function BodyField({ id, help: { label, hint }, table, value, onChange }: BodyFieldProps) {
  if (table) return <TableField id={id} label={label} table={table} onChange={onChange} />;
  return (
    <div className="fr-input-group">
      <label className="fr-label" htmlFor={id}>
        {label}
        {hint !== undefined && <span className="fr-hint-text">{hint}</span>}
      </label>
      <textarea
        className="fr-input po-source po-card-source"
        id={id}
        lang="fr"
        spellCheck
        rows={BODY_ROWS}
        value={value}
        onChange={({ target }) => {
          onChange(target.value);
        }}
      />
    </div>
  );
}

/** The attributes and the words of a component, each in a field. */
export function CardDialog({ text, component, choices, token, onDone, onClosed }: CardDialogProps) {
  const id = useId();
  const [words, setWords] = useState(() => withoutModelText(readComponent(text, component)));
  // Begun as a table, it stays one: what is typed in a cell is no other writing.
  const [table] = useState(() => findTable(component.name, words.children));
  const [fault, setFault] = useState('');
  const [asksImage, setAsksImage] = useState(false);
  const help: TagHelp = TAG_HELP[component.name];
  const tag = findTag(component.name);
  const forms: Forms = tag?.forms ?? {};
  const [imageName] = Object.keys(forms).filter((name) => forms[name] === 'media');
  const set = (attributes: Readonly<Record<string, string>>) => {
    setWords((before) => ({ ...before, attributes: { ...before.attributes, ...attributes } }));
  };
  const submit = () => {
    const given = settleProducts(words, forms, choices.products);
    const missing = findMissing(component.name, given);
    const made = missing ? undefined : editComponent(text, component, given);
    if (made !== undefined) onDone(made);
    else setFault(missing ? `Il manque ce champ : ${missing.label}.` : REFUSED);
    if (missing) document.getElementById(`${id}${missing.field}`)?.focus();
  };
  return (
    <Dialog
      title={help.label}
      className="po-card-dialog"
      onClose={() => {
        onDone(undefined);
      }}
      onClosed={onClosed}
    >
      <form
        className="po-stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p className="po-mention">{help.use}</p>
        {Object.entries(help.attributes).map(([name, { label, hint }]) => (
          <CardField
            key={name}
            id={`${id}${name}`}
            label={label}
            hint={hint}
            form={forms[name]}
            isRequired={tag?.attributes[name] === 'required'}
            choices={listChoices(forms[name], choices)}
            value={words.attributes[name] ?? ''}
            onChange={(value) => {
              set({ [name]: value });
            }}
          />
        ))}
        {imageName !== undefined && (
          <button
            type="button"
            className="fr-btn fr-btn--secondary fr-btn--sm"
            onClick={() => {
              setAsksImage(true);
            }}
          >
            Choisir dans la médiathèque
          </button>
        )}
        {words.children !== undefined && help.body && (
          <BodyField
            id={`${id}texte`}
            help={help.body}
            table={table}
            value={words.children}
            onChange={(children) => {
              setWords((before) => ({ ...before, children }));
            }}
          />
        )}
        <div role="alert">{fault !== '' && <p className="fr-message fr-message--error">{fault}</p>}</div>
        <div className="po-actions">
          <button type="submit" className="fr-btn">
            Valider
          </button>
          <button
            type="button"
            className="fr-btn fr-btn--secondary"
            onClick={() => {
              onDone(undefined);
            }}
          >
            Annuler
          </button>
        </div>
      </form>
      {asksImage && imageName !== undefined && (
        <ImageDialog
          token={token}
          onClose={() => {
            setAsksImage(false);
          }}
          onChoose={(image) => {
            setAsksImage(false);
            set(wordsOfImage(image, imageName, Object.keys(help.attributes)));
          }}
        />
      )}
    </Dialog>
  );
}
