/** Why someone does something in the studio, kept in the journal and in the history. */
export const REASON_MAX = 500;
/** What visitors are told of a page that is withdrawn. */
export const WORD_MAX = 300;

/** What someone wrote is longer than what is kept: it is never cut without a word. */
export class TooLongError extends Error {
  override name = 'TooLongError';
}

export const REASON_TOO_LONG = `La raison dépasse ${REASON_MAX} caractères : rien n’a changé. Raccourcissez-la, puis recommencez.`;
const WORD_TOO_LONG = `Le mot pour les visiteurs dépasse ${WORD_MAX} caractères : rien n’a changé. Raccourcissez-le, puis recommencez.`;

function read(text: string | null, most: number, problem: string): string | null {
  const trimmed = text?.trim() ?? '';
  if (trimmed.length > most) throw new TooLongError(problem);
  return trimmed === '' ? null : trimmed;
}

/** A reason as it is kept; null where none is given. Throws {@link TooLongError}. */
export function readReason(text: string | null): string | null {
  return read(text, REASON_MAX, REASON_TOO_LONG);
}

/** What visitors are told, as it is kept. Throws {@link TooLongError}. */
export function readWord(text: string | null): string | null {
  return read(text, WORD_MAX, WORD_TOO_LONG);
}
