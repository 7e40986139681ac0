import { insertNewline } from '@codemirror/commands';
import type { StateCommand } from '@codemirror/state';

const ITEM = /^([ \t]*(?:> ?)*)([-*+]|\d{1,9}[.)])([ \t]+)/;

const nextMark = (mark: string): string =>
  mark.replace(/^\d+/, (number) => String(Number.parseInt(number, 10) + 1));

/** A new line; in a list, the next item, and the end of the list where the item has no word yet. */
export const continueList: StateCommand = (target) => {
  const { state, dispatch } = target;
  const { head, empty } = state.selection.main;
  const line = state.doc.lineAt(head);
  const [start, indent = '', mark = '', gap = ''] = ITEM.exec(line.text) ?? [];
  if (start === undefined || !empty || head < line.from + start.length) return insertNewline(target);
  const isBlank = line.text.length === start.length;
  const change = isBlank
    ? { from: line.from, to: line.to, insert: '' }
    : { from: head, to: head, insert: `\n${indent}${nextMark(mark)}${gap}` };
  dispatch(
    state.update({
      changes: change,
      selection: { anchor: change.from + change.insert.length },
      scrollIntoView: true,
      userEvent: 'input',
    }),
  );
  return true;
};
