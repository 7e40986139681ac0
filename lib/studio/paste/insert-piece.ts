/** A text area with what is selected in it. */
export interface AreaState {
  text: string;
  start: number;
  end: number;
}

/** The text with a piece in the place of the selection; the cursor stands after it. */
export function insertPiece({ text, start, end }: AreaState, piece: string): AreaState {
  const at = start + piece.length;
  return { text: text.slice(0, start) + piece + text.slice(end), start: at, end: at };
}

const EMPTY_ITEM = /(?<=^|\n)([ \t]*(?:> ?)*)([-*+]|\d{1,9}[.)])[ \t]+$/;
const isNumber = (mark: string): boolean => /^\d/.test(mark);

/** In the place of an item that has no word yet, and with its list where they begin one of its kind. */
function insertForItem({ text, start, end }: AreaState, blocks: string): AreaState | undefined {
  const [line, indent = '', mark = ''] = EMPTY_ITEM.exec(text.slice(0, start)) ?? [];
  if (line === undefined || !/^(?:\n|$)/.test(text.slice(end))) return undefined;
  const from = start - line.length;
  const begun = /^([-*+]|\d{1,9}[.)])[ \t]/.exec(blocks)?.[1];
  const area = { text: text.slice(0, from) + text.slice(start), start: from, end: end - line.length };
  if (begun === undefined || isNumber(begun) !== isNumber(mark)) return insertBlocks(area, blocks);
  // What is no item would be read as words of the last one.
  const gap = /^\n(?!\s|[-*+>]\s|\d{1,9}[.)]\s)./.test(text.slice(end)) ? '\n' : '';
  return insertPiece(area, blocks.replace(/^(?=.)/gm, indent) + gap);
}

/** The same for blocks, which an empty line separates from what is around. */
export function insertBlocks(area: AreaState, blocks: string): AreaState {
  const item = insertForItem(area, blocks);
  if (item) return item;
  const before = area.text.slice(0, area.start);
  const after = area.text.slice(area.end);
  const gap = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const isLast = after === '\n' || after.startsWith('\n\n');
  const rest = isLast ? '' : after === '' || after.startsWith('\n') ? '\n' : '\n\n';
  return insertPiece(area, gap + blocks + rest);
}

/** The number after those of the notes that a text has. */
export function nextNote(text: string): number {
  return Math.max(0, ...[...text.matchAll(/\[\^(\d{1,6})\]/g)].map(([, number]) => Number(number))) + 1;
}

/** Level of the last heading of a body before its end; 1, the page’s title, where there is none. */
export function levelAbove(body: string): number {
  let isCode = false;
  let level = 1;
  for (const line of body.split('\n')) {
    if (/^ {0,3}(```|~~~)/.test(line)) isCode = !isCode;
    const marks = isCode ? undefined : /^ {0,3}(#{1,6})\s/.exec(line)?.[1];
    if (marks) level = marks.length;
  }
  return level;
}
