'use client';

import { useId, useState } from 'react';
import { Dialog } from '#components/studio/dialog.tsx';
import { TAG_HELP, type TagHelp } from '#components/studio/editor/tag-help.ts';
import { ImageDialog } from '#components/studio/images/image-dialog.tsx';
import { type AttributeForm, findTag } from '#lib/content/tags.ts';
import { editComponent, readComponent, wordsOfImage } from '#lib/studio/edit-component.ts';
import type { SourceComponent } from '#lib/studio/find-components.ts';
import type { Suggestions } from '#lib/studio/suggestions.ts';
import { CardField } from './card-field.tsx';

interface CardDialogProps {
  text: string;
  component: SourceComponent;
  suggestions: Suggestions;
  token: string;
  /** With the text as it becomes; undefined where nothing changes. */
  onDone: (text: string | undefined) => void;
  /** Once it is closed: the focus has no other place to go back to than the text. */
  onClosed: () => void;
}

const REFUSED =
  'Ces mots casseraient la balise : retirez de son texte les balises et les blocs de code qui ne sont pas fermés.';

/** The attributes and the words of a component, each in a field. */
export function CardDialog({ text, component, suggestions, token, onDone, onClosed }: CardDialogProps) {
  const id = useId();
  const [words, setWords] = useState(() => readComponent(text, component));
  const [isRefused, setRefused] = useState(false);
  const [asksImage, setAsksImage] = useState(false);
  const help: TagHelp = TAG_HELP[component.name];
  const tag = findTag(component.name);
  const forms: Readonly<Record<string, AttributeForm>> = tag?.forms ?? {};
  const [imageName] = Object.keys(forms).filter((name) => forms[name] === 'media');
  const set = (attributes: Readonly<Record<string, string>>) => {
    setWords((before) => ({ ...before, attributes: { ...before.attributes, ...attributes } }));
  };
  const submit = () => {
    const made = editComponent(text, component, words);
    if (made === undefined) setRefused(true);
    else onDone(made);
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
            products={suggestions.products}
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
        <div role="alert">{isRefused && <p className="fr-message fr-message--error">{REFUSED}</p>}</div>
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
