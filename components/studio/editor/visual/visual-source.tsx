'use client';

import { EditorSelection } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { TAG_HELP } from '#components/studio/editor/tag-help.ts';
import { nameText, type TextSurfaceProps } from '#components/studio/editor/text-surface.ts';
import { removeComponent } from '#lib/studio/edit-component.ts';
import { findComponents, type SourceComponent } from '#lib/studio/find-components.ts';
import { findChange } from '#lib/studio/source-edit.ts';
import { CardDialog } from './card-dialog.tsx';
import { findChosenCard, gapsAfter, isAround, listCards } from './cards.ts';
import { describeComponent } from './describe-component.ts';
import { fromDraft, HINT_ID, makeExtensions, NAME_ID, type SurfaceActs } from './make-extensions.ts';

/** Puts a text in the place of the one that stands there, by what differs. */
function takeText(view: EditorView, text: string, selection: EditorSelection | undefined): void {
  const change = findChange(view.state.doc.toString(), text);
  view.dispatch({
    ...(change && { changes: change }),
    ...(selection && { selection, scrollIntoView: true }),
    userEvent: 'input.tool',
  });
}

/** The same text with its marks quiet and its components as cards. */
export function VisualSource(props: TextSurfaceProps) {
  const { ref, shown, whole, format, choices, token, onShown, onKeyDown, onPaste } = props;
  const { onUndo, onRedo, say } = props;
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const acts = useRef<SurfaceActs>(null);
  const [edited, setEdited] = useState<{ text: string; component: SourceComponent; isNew: boolean }>();
  const remove = (component: SourceComponent) => {
    if (!view.current) return;
    const text = view.current.state.doc.toString();
    const { label } = describeComponent(text, component);
    takeText(view.current, removeComponent(text, component), EditorSelection.single(component.from));
    view.current.focus();
    say(`Supprimé : ${label}. « Annuler » le remet.`);
  };
  useLayoutEffect(() => {
    acts.current = {
      onShown: (text, isApart) => {
        // Before the next key: the text of the draft is never behind the one that is shown.
        flushSync(() => {
          onShown(text, isApart);
        });
      },
      onKeyDown,
      onPaste,
      onUndo,
      onRedo,
      onCard: (component, act) => {
        if (act === 'remove') remove(component);
        else setEdited({ text: view.current?.state.doc.toString() ?? '', component, isNew: false });
      },
    };
  });
  useLayoutEffect(() => {
    const getActs = () => {
      if (!acts.current) throw new Error('the visual source is not drawn');
      return acts.current;
    };
    const made = new EditorView({
      ...(host.current && { parent: host.current }),
      extensions: makeExtensions({ format, whole, getActs }),
    });
    view.current = made;
    return () => {
      made.destroy();
    };
  }, [format, whole]);
  useLayoutEffect(() => {
    const change = findChange(view.current?.state.doc.toString() ?? '', shown);
    if (!change || !view.current) return;
    // Who writes here has asked for it: the cursor goes where the change is.
    const selection = { anchor: change.from + change.insert.length };
    view.current.dispatch({
      changes: change,
      annotations: fromDraft.of(true),
      ...(view.current.hasFocus && { selection, scrollIntoView: true }),
    });
  }, [shown]);
  useImperativeHandle(ref, () => ({
    read: () => {
      if (!view.current) return { text: shown, start: 0, end: 0 };
      const { state } = view.current;
      const text = state.doc.toString();
      const chosen = format === 'mdx' ? findChosenCard(state) : undefined;
      const { from, to } = state.selection.main;
      if (!chosen) return { text, start: from, end: to };
      // A mark beside a tag would break it: it goes after.
      const { before, after } = gapsAfter(text, chosen);
      const at = chosen.to + before.length;
      return { text: text.slice(0, chosen.to) + before + after + text.slice(chosen.to), start: at, end: at };
    },
    write: ({ text, start, end }) => {
      if (!view.current) return;
      const components = format === 'mdx' ? findComponents(text) : [];
      const isNew = components.length > findComponents(view.current.state.doc.toString()).length;
      const made = isNew ? components.find((one) => isAround(one, start)) : undefined;
      const selection = made
        ? EditorSelection.single(made.from, made.to)
        : EditorSelection.single(start, end);
      takeText(view.current, text, selection);
      view.current.focus();
      if (made) setEdited({ text, component: made, isNew: true });
    },
    show: (start, end) => {
      if (!view.current) return;
      const { state } = view.current;
      const card = format === 'mdx' ? listCards(state).find((one) => isAround(one, start)) : undefined;
      view.current.dispatch({
        selection: card ? EditorSelection.single(card.from, card.to) : EditorSelection.single(start, end),
        effects: EditorView.scrollIntoView(card?.from ?? start, { y: 'center' }),
      });
      view.current.focus();
    },
  }));
  const close = (text: string | undefined) => {
    const at = edited?.component.from ?? 0;
    setEdited(undefined);
    if (!view.current) return;
    if (text === undefined && edited?.isNew && edited.text === view.current.state.doc.toString()) {
      onUndo();
      say(`Rien n’est ajouté : ${TAG_HELP[edited.component.name].label}.`);
      return;
    }
    const made = findComponents(text ?? view.current.state.doc.toString()).find(({ from }) => from === at);
    const selection = made && EditorSelection.single(made.from, made.to);
    takeText(view.current, text ?? view.current.state.doc.toString(), selection);
  };
  return (
    <div className="fr-input-group">
      <p className="fr-label po-visual-name" id={NAME_ID}>
        {nameText(whole)}
      </p>
      <p className="fr-hint-text po-visual-hint" id={HINT_ID}>
        Une ligne vide sépare deux paragraphes. Sur une carte : Entrée la modifie, Suppr la supprime. La
        touche Tab quitte le texte.
      </p>
      <div ref={host} className="po-visual" />
      {edited && (
        <CardDialog
          text={edited.text}
          component={edited.component}
          choices={choices}
          token={token}
          onDone={close}
          onClosed={() => view.current?.focus()}
        />
      )}
    </div>
  );
}
