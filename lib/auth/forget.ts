import type { Store } from '#db/client.ts';
import { deleteAuditBefore } from '#db/queries/audit.ts';
import { deleteExpiredExchanges } from '#db/queries/auth-exchanges.ts';
import { deletePresencesBefore } from '#db/queries/presence.ts';
import { deletePreviewLinksBefore } from '#db/queries/preview-links.ts';
import { deleteSessionsBefore, forgetIdTokens } from '#db/queries/sessions.ts';
import { monthsBefore } from '#lib/clock.ts';
import { SESSION_IDLE_MS } from './session.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const SESSION_KEPT_DAYS = 30;
/** Of the journal (contract §5). */
const AUDIT_KEPT_MONTHS = 12;

/** The instant so many months before another, at the same hour. */
function instantBefore(now: Date, months: number): string {
  const instant = now.toISOString();
  return monthsBefore(instant.slice(0, 10), months) + instant.slice(10);
}

/**
 * Deletes what may no longer be kept: sessions after 30 days, the journal and ended links to previews after 12 months,
 * unfinished sign-ins, who was on which draft.
 */
export async function forgetOldTraces(store: Store, now: Date): Promise<void> {
  await deleteExpiredExchanges(store, now.toISOString());
  const idleSince = new Date(now.getTime() - SESSION_IDLE_MS).toISOString();
  await forgetIdTokens(store, { now: now.toISOString(), idleSince });
  await deleteSessionsBefore(store, new Date(now.getTime() - SESSION_KEPT_DAYS * DAY_MS).toISOString());
  await deletePresencesBefore(store, new Date(now.getTime() - HOUR_MS).toISOString());
  const journalSince = instantBefore(now, AUDIT_KEPT_MONTHS);
  await deletePreviewLinksBefore(store, journalSince);
  await deleteAuditBefore(store, journalSince);
}
