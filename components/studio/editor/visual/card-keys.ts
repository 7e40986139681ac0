import {
  EditorSelection,
  EditorState,
  type Extension,
  Prec,
  type Transaction,
  type TransactionSpec,
} from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import type { SourceComponent } from '#lib/studio/find-components.ts';
import { actOnCard, findChosenCard, gapsAfter, isAround, listCards } from './cards.ts';
import { describeComponent } from './describe-component.ts';

function select({ from, to }: SourceComponent): TransactionSpec {
  return { selection: EditorSelection.range(from, to), scrollIntoView: true, userEvent: 'select' };
}

/** What is typed or pasted on a card that is chosen is written after it, parted from it and from what follows. */
function writeAfter(tr: Transaction): TransactionSpec | undefined {
  const card = findChosenCard(tr.startState);
  if (!card || !tr.docChanged || !tr.isUserEvent('input') || tr.isUserEvent('input.tool')) return undefined;
  const changes: { from: number; to: number; inserted: string }[] = [];
  tr.changes.iterChanges((from, to, _from, _to, inserted) => {
    changes.push({ from, to, inserted: inserted.toString() });
  });
  if (!changes.some(({ from, to }) => from <= card.from && card.to <= to)) return undefined;
  const { before, after } = gapsAfter(tr.startState.doc.toString(), card);
  const insert = before + changes.map(({ inserted }) => inserted).join('');
  return {
    changes: { from: card.to, insert: insert + after },
    selection: EditorSelection.cursor(card.to + insert.length),
    scrollIntoView: true,
    userEvent: 'input.type',
  };
}

/** Puts words in the place of the card that is chosen: {@link writeAfter} finds them their own. */
function writeOnCard(view: EditorView, words: string): boolean {
  if (!findChosenCard(view.state)) return false;
  view.dispatch(view.state.replaceSelection(words), { userEvent: 'input.type' });
  return true;
}

/** Keys that begin a word made of several. */
const COMPOSING_KEYS = ['Dead', 'Process', 'Compose'];

function prevented(event: Event, isDone: boolean): boolean {
  if (isDone) event.preventDefault();
  return isDone;
}

/**
 * A card holds no text of its own for the browser to write in, and a text that is one card has none at all: what is about to
 * be written there goes by the state. Composed words cannot be held back: they find a place of their own.
 */
const cardInput: Extension = EditorView.domEventHandlers({
  keydown: ({ key }, view) => {
    if (COMPOSING_KEYS.includes(key)) writeOnCard(view, '');
    return false;
  },
  keypress: (event, view) => {
    // With both, AltGr; with one, a command.
    const isCommand = event.metaKey || event.ctrlKey !== event.altKey;
    const isSign = [...event.key].length === 1 && !isCommand;
    return prevented(event, isSign && writeOnCard(view, event.key));
  },
  beforeinput: (event, view) => {
    if (!event.cancelable || !event.inputType.startsWith('insert')) return false;
    const words = event.data ?? event.dataTransfer?.getData('text/plain') ?? '';
    return prevented(event, words !== '' && writeOnCard(view, words));
  },
  compositionstart: (_, view) => {
    writeOnCard(view, '');
    return false;
  },
});

/** A cursor at the edge of a card chooses it: there is no place for words on its lines. */
function chooseAtEdge(tr: Transaction): Transaction | readonly TransactionSpec[] {
  if ((!tr.docChanged && !tr.selection) || !tr.newSelection.main.empty) return tr;
  const { head } = tr.newSelection.main;
  const card = listCards(tr.docChanged ? tr.state : tr.startState).find(
    (one) => one.isAlone && isAround(one, head),
  );
  if (!card) return tr;
  const { label, title } = describeComponent(tr.newDoc.toString(), card);
  const words = `${label} ${title}. Entrée : modifier. Suppr : supprimer.`;
  const selection = EditorSelection.range(card.from, card.to);
  return [tr, { selection, sequential: true, effects: EditorView.announce.of(words) }];
}

/** Leaves the card that is chosen, or chooses the one that the next step would jump over. */
function step(view: EditorView, forward: boolean, isVertical: boolean): boolean {
  const { state } = view;
  const chosen = findChosenCard(state);
  if (chosen) {
    const apart = chosen.isAlone ? 1 : 0;
    const beyond = forward ? chosen.to + apart : chosen.from - apart;
    if (beyond < 0 || beyond > state.doc.length) return true;
    view.dispatch({ selection: { anchor: beyond }, scrollIntoView: true, userEvent: 'select' });
    return true;
  }
  const { main } = state.selection;
  if (!main.empty) return false;
  const { head } = main;
  const target = isVertical ? view.moveVertically(main, forward).head : head;
  const cards = listCards(state).filter(({ isAlone }) => isAlone === isVertical);
  const next = forward
    ? cards.find(({ from }) => (isVertical ? head < from && from <= target : from === head))
    : cards.findLast(({ to }) => (isVertical ? target <= to && to < head : to === head));
  if (!next) return false;
  view.dispatch(select(next));
  return true;
}

/** Deletes the card that is chosen; chooses the one that deleting a line ending would join to a sentence. */
function erase(view: EditorView, forward: boolean): boolean {
  const { state } = view;
  const chosen = findChosenCard(state);
  if (chosen) {
    state.facet(actOnCard)(view, chosen, 'remove');
    return true;
  }
  const { head, empty } = state.selection.main;
  if (!empty || state.doc.lineAt(head).length === 0) return false;
  const next = listCards(state).find(
    ({ from, to, isAlone }) => isAlone && (forward ? from === head + 1 : to === head - 1),
  );
  if (!next) return false;
  view.dispatch(select(next));
  return true;
}

function open(view: EditorView): boolean {
  const chosen = findChosenCard(view.state);
  if (chosen) view.state.facet(actOnCard)(view, chosen, 'edit');
  return chosen !== undefined;
}

/** Cards by keyboard: the arrows choose one, Enter opens it, Delete takes it out. */
export const cardKeys: Extension = [
  EditorState.transactionFilter.of((tr) => writeAfter(tr) ?? chooseAtEdge(tr)),
  Prec.high(cardInput),
  Prec.high(
    keymap.of([
      { key: 'ArrowDown', run: (view) => step(view, true, true) },
      { key: 'ArrowUp', run: (view) => step(view, false, true) },
      { key: 'ArrowRight', run: (view) => step(view, true, false) },
      { key: 'ArrowLeft', run: (view) => step(view, false, false) },
      ...['Backspace', 'Mod-Backspace'].map((key) => ({
        key,
        run: (view: EditorView) => erase(view, false),
      })),
      ...['Delete', 'Mod-Delete'].map((key) => ({ key, run: (view: EditorView) => erase(view, true) })),
      { key: 'Enter', run: open },
    ]),
  ),
];
