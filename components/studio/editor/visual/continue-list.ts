import { insertNewline } from '@codemirror/commands';
import type { EditorState, StateCommand } from '@codemirror/state';

/** What begins each line of a list or of a quote: the marks of quotes, then that of an item. */
const START = /^(?<quotes>[ \t]*(?:> ?)*)(?:(?<mark>[-*+]|\d{1,9}[.)])(?<gap>[ \t]+))?/;

const nextMark = (mark: string): string =>
  mark.replace(/^\d+/, (number) => String(Number.parseInt(number, 10) + 1));

const isBlankLine = (state: EditorState, number: number): boolean =>
  number < 1 || number > state.doc.lines || state.doc.line(number).text.trim() === '';

/** A new line; in a list or a quote, the next of its lines, and the end of it where this one has no word yet. */
export const continueList: StateCommand = (target) => {
  const { state, dispatch } = target;
  const { head, empty } = state.selection.main;
  const line = state.doc.lineAt(head);
  const found = START.exec(line.text);
  const { quotes = '', mark = '', gap = '' } = found?.groups ?? {};
  const start = found?.[0] ?? '';
  const isPlain = mark === '' && !quotes.includes('>');
  if (isPlain || !empty || head < line.from + start.length) return insertNewline(target);
  const isBlank = line.text.length === start.length;
  // Words on the line after an item belong to that item, and so do those before a line that no blank one parts from them.
  const before = isBlankLine(state, line.number - 1) ? '' : '\n';
  const after = isBlankLine(state, line.number + 1) ? '' : '\n';
  const insert = isBlank ? before + after : `\n${quotes}${nextMark(mark)}${gap}`;
  const from = isBlank ? line.from : head;
  dispatch(
    state.update({
      changes: { from, to: isBlank ? line.to : head, insert },
      selection: { anchor: from + (isBlank ? before : insert).length },
      scrollIntoView: true,
      userEvent: 'input',
    }),
  );
  return true;
};
