'use client';

import { useId, useState } from 'react';
import { Dialog } from '#components/studio/dialog.tsx';
import { TAG_HELP, type TagHelp } from '#components/studio/editor/tag-help.ts';
import { ImageDialog } from '#components/studio/images/image-dialog.tsx';
import { type AttributeForm, findTag, type TagName } from '#lib/content/tags.ts';
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
import { CardField, type Choice } from './card-field.tsx';

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

type Forms = Readonly<Record<string, AttributeForm>>;

function listChoices(form: AttributeForm | undefined, { products }: CardChoices): readonly Choice[] {
  return form === 'slug' ? products.map(({ slug, name }) => ({ value: slug, label: name })) : [];
}

/** A product may be named by its name. */
function settleProducts(words: ComponentWords, forms: Forms, products: CardChoices['products']) {
  const attributes = Object.entries(words.attributes).map(
    ([name, value]) => [name, forms[name] === 'slug' ? settleProduct(value, products) : value] as const,
  );
  return { ...words, attributes: Object.fromEntries(attributes) };
}

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
  return children?.trim() === '' ? { field: 'texte', label: 'Son texte' } : undefined;
}

/** The attributes and the words of a component, each in a field. */
export function CardDialog({ text, component, choices, token, onDone, onClosed }: CardDialogProps) {
  const id = useId();
  const [words, setWords] = useState(() => withoutModelText(readComponent(text, component)));
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
        {words.children !== undefined && (
          <div className="fr-input-group">
            <label className="fr-label" htmlFor={`${id}texte`}>
              Son texte
              <span className="fr-hint-text">En Markdown, comme le reste.</span>
            </label>
            <textarea
              className="fr-input po-source po-card-source"
              id={`${id}texte`}
              lang="fr"
              spellCheck
              value={words.children}
              onChange={({ target }) => {
                setWords((before) => ({ ...before, children: target.value }));
              }}
            />
          </div>
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
