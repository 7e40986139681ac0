import { bodyStart, offsetOf, toAreaText } from '#lib/studio/source-edit.ts';

/** A place to show, in the text as it is shown. */
export interface TextAim {
  start: number;
  end: number;
}

/** Where a line of the source is shown: in the body where it can be, else in the whole text. */
export function findTextAim(
  text: string,
  place: { line: number; column: number },
  onlyWhole: boolean,
): { whole: boolean; aim: TextAim } {
  const offset = offsetOf(text, place);
  const start = bodyStart(text);
  const whole = onlyWhole || offset < start;
  const shown = toAreaText(text.slice(whole ? 0 : start));
  const at = toAreaText(text.slice(whole ? 0 : start, offset)).length;
  const end = shown.indexOf('\n', at);
  return { whole, aim: { start: at, end: end < 0 ? shown.length : end } };
}
