import { standardKeymap } from '@codemirror/commands';
import { Annotation, EditorState, type Extension, Prec } from '@codemirror/state';
import { EditorView, highlightActiveLine, highlightSpecialChars, keymap } from '@codemirror/view';
import { TEXT_AREA_ID, type TextSurfaceProps } from '#components/studio/editor/text-surface.ts';
import type { SourceComponent } from '#lib/studio/find-components.ts';
import type { CardAct } from './card-widget.ts';
import { cardKeys } from './card-keys.ts';
import { actOnCard, cardField } from './cards.ts';
import { continueList } from './continue-list.ts';
import { markdownStyle } from './markdown-style.ts';

/** A change that comes from the draft: it is not to be sent back there. */
export const fromDraft = Annotation.define<boolean>();

export const NAME_ID = `${TEXT_AREA_ID}-nom`;
export const HINT_ID = `${TEXT_AREA_ID}-aide`;

const PHRASES = {
  'Control character': 'Caractère de contrôle',
  'Selection deleted': 'Sélection effacée',
};

const ATTRIBUTES = {
  id: TEXT_AREA_ID,
  // It has the focus by itself as a text that is edited; said so, the box that scrolls is known to have one in it.
  tabindex: '0',
  'aria-labelledby': NAME_ID,
  'aria-describedby': HINT_ID,
  spellcheck: 'true',
  autocorrect: 'on',
  autocapitalize: 'sentences',
  lang: 'fr',
};

/** What the editor asks of the panel it stands in. */
export type SurfaceActs = Pick<
  TextSurfaceProps,
  'onShown' | 'onKeyDown' | 'onPaste' | 'onUndo' | 'onRedo'
> & {
  onCard: (component: SourceComponent, act: CardAct) => void;
};

interface ExtensionsAsked {
  format: 'md' | 'mdx';
  whole: boolean;
  /** The acts of today: the panel may have been drawn anew since the editor was made. */
  getActs: () => SurfaceActs;
}

/** The nonce of this document: who reads it runs a script that bears it. */
function findDocumentNonce(): string {
  return document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
}

/** Undo and redo are the draft's: the editor keeps no history of its own, whether a key or a menu asks. */
function draftKeys(getActs: () => SurfaceActs): Extension {
  return Prec.highest(
    EditorView.domEventHandlers({
      keydown: (event) => {
        getActs().onKeyDown(event);
        return event.defaultPrevented;
      },
      paste: (event) => getActs().onPaste(event),
      beforeinput: (event) => {
        if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return false;
        event.preventDefault();
        const { onUndo, onRedo } = getActs();
        (event.inputType === 'historyUndo' ? onUndo : onRedo)();
        return true;
      },
    }),
  );
}

/** CodeMirror as the portal uses it. Tab is bound to nothing: it leaves the editor. */
export function makeExtensions({ format, whole, getActs }: ExtensionsAsked): Extension {
  return [
    EditorView.cspNonce.of(findDocumentNonce()),
    EditorState.phrases.of(PHRASES),
    EditorView.contentAttributes.of(ATTRIBUTES),
    EditorView.lineWrapping,
    highlightSpecialChars(),
    highlightActiveLine(),
    markdownStyle(whole),
    draftKeys(getActs),
    format === 'mdx'
      ? [
          cardField,
          cardKeys,
          actOnCard.of((_, component, act) => {
            getActs().onCard(component, act);
          }),
        ]
      : [],
    keymap.of([{ key: 'Enter', run: continueList }, ...standardKeymap]),
    EditorView.updateListener.of(({ docChanged, transactions, state }) => {
      if (!docChanged || transactions.some((tr) => tr.annotation(fromDraft))) return;
      getActs().onShown(
        state.doc.toString(),
        transactions.some((tr) => tr.isUserEvent('input.tool')),
      );
    }),
  ];
}
