'use client';

import { useId, useLayoutEffect, useRef, useState } from 'react';
import { TAG_HELP, type TagHelp } from '#components/studio/editor/tag-help.ts';
import { ImageDialog } from '#components/studio/images/image-dialog.tsx';
import { type AttributeForm, findTag } from '#lib/content/tags.ts';
import { editComponent, readComponent } from '#lib/studio/edit-component.ts';
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
  const dialog = useRef<HTMLDialogElement>(null);
  const [words, setWords] = useState(() => readComponent(text, component));
  const [isRefused, setRefused] = useState(false);
  const [asksImage, setAsksImage] = useState(false);
  const help: TagHelp = TAG_HELP[component.name];
  const tag = findTag(component.name);
  const forms: Readonly<Record<string, AttributeForm>> = tag?.forms ?? {};
  const hasImage = Object.values(forms).includes('media');
  const closed = useRef(onClosed);
  useLayoutEffect(() => {
    closed.current = onClosed;
  });
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    return () => {
      element?.close();
      closed.current();
    };
  }, []);
  const set = (attributes: Readonly<Record<string, string>>) => {
    setWords((before) => ({ ...before, attributes: { ...before.attributes, ...attributes } }));
  };
  const submit = () => {
    const made = editComponent(text, component, words);
    if (made === undefined) setRefused(true);
    else onDone(made);
  };
  return (
    <dialog
      ref={dialog}
      className="po-image-dialog po-card-dialog"
      aria-labelledby={`${id}titre`}
      onCancel={(event) => {
        // That of a dialog opened from here is no word about this one.
        if (event.target === event.currentTarget) onDone(undefined);
      }}
    >
      <form
        className="po-stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <h2 className="fr-h5" id={`${id}titre`}>
          {help.label}
        </h2>
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
        {hasImage && (
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
      {asksImage && (
        <ImageDialog
          token={token}
          onClose={() => {
            setAsksImage(false);
          }}
          onChoose={({ src, alt, credit, decorative }) => {
            setAsksImage(false);
            set({
              src,
              alt: decorative ? '' : alt,
              credit: credit ?? '',
              decorative: decorative ? 'oui' : '',
            });
          }}
        />
      )}
    </dialog>
  );
}
