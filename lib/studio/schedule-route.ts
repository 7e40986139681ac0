import { isKind } from '#lib/content/kinds.ts';
import { NotFoundError } from './drafts.ts';
import { studioPathOf } from './document-route.ts';

/** The number of a schedule in an address. Throws {@link NotFoundError}. */
export function readScheduleId(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new NotFoundError(`schedule ${text}`);
  return Number(text);
}

/** The page that a form of a schedule was sent from: the desk, or the page of what it is about. */
export function pageOfSchedule(
  from: string | null,
  { row, subject }: { row: { draftId: number | null }; subject: { kind: string; slug: string } },
): string {
  if (from === 'brouillon' && row.draftId !== null) return `/studio/brouillons/${row.draftId}`;
  const { kind, slug } = subject;
  return from === 'document' && isKind(kind) ? studioPathOf({ kind, slug }) : '/studio';
}
