import { type Note, note } from './remark.ts';
import { mapProse } from './prose.ts';

/** Headings that begin at level 2 and never jump a level, as a page wants them; their order of depth stays. */
export function levelHeadings(body: string, notes: Note[]): string {
  const open: number[] = [];
  const levelled = mapProse(body, (text) =>
    text.replace(/^ {0,3}(#{1,6})(?= +\S)/gm, (_, marks: string) => {
      while (open.length > 0 && (open.at(-1) ?? 0) >= marks.length) open.pop();
      open.push(marks.length);
      return '#'.repeat(Math.min(open.length + 1, 6));
    }),
  );
  if (levelled !== body) notes.push(note('body-headings', 'Niveaux des intertitres remis en ordre.'));
  return levelled;
}
