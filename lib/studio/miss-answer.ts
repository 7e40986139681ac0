import type { MissKind } from '#db/queries/misses.ts';
import type { MissOutcome } from './misses.ts';
import { findNotice, missNoticeOf, withNotice } from './notices.ts';

/** Characters of what may be typed for a miss: eight expressions of eighty, and what parts them. */
export const ANSWER_MAX_LENGTH = 660;
/** Id of the line that was refused. */
export const REFUSED_ID = 'refus';

const PAGE = '/studio/introuvables';

interface Answer {
  kind: MissKind;
  /** What was sought or asked for. */
  text: string;
  typed: string;
}

export interface RefusedAnswer extends Answer {
  reason: string;
}

/** The page after an answer to a miss. Refused, it comes back with what was typed, at its line. */
export function afterMissAnswer(done: MissOutcome, { kind, text, typed }: Answer): string {
  const notice = missNoticeOf(done, kind);
  if (done.outcome === 'done') return withNotice(PAGE, notice);
  const asked = { avis: notice, genre: kind, texte: text, saisie: typed.slice(0, ANSWER_MAX_LENGTH) };
  return `${PAGE}?${new URLSearchParams(asked).toString()}#${REFUSED_ID}`;
}

interface MissesQuery {
  avis?: string | undefined;
  genre?: string | undefined;
  texte?: string | undefined;
  saisie?: string | undefined;
}

/** What {@link afterMissAnswer} wrote of a refusal; undefined where the address says none. */
export function readRefusedAnswer({ avis, genre, texte, saisie }: MissesQuery): RefusedAnswer | undefined {
  const notice = findNotice(avis);
  if (notice?.tone !== 'error' || texte === undefined || saisie === undefined) return undefined;
  const kind = genre === 'address' ? 'address' : 'search';
  return { kind, text: texte, typed: saisie.slice(0, ANSWER_MAX_LENGTH), reason: notice.text };
}
