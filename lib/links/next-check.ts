import type { LinkCheck } from '#db/queries/link-checks.ts';
import { dayOf } from '#lib/clock.ts';
import type { Probe } from './probe-link.ts';

/** From this many distinct days without an answer a link is broken; before, it is to be checked again. */
export const BROKEN_DAYS = 2;

/** What a check makes of what was known: failures of one day count once. */
export function nextCheck(
  known: LinkCheck | undefined,
  url: string,
  { status, failed }: Pick<Probe, 'status' | 'failed'>,
  now: Date,
): LinkCheck {
  const at = now.toISOString();
  if (!failed) return { url, checkedAt: at, status, failures: 0, firstFailedAt: null };
  if (!known || known.failures === 0) return { url, checkedAt: at, status, failures: 1, firstFailedAt: at };
  const isSameDay = dayOf(new Date(known.checkedAt)) === dayOf(now);
  return { ...known, checkedAt: at, status, failures: known.failures + (isSameDay ? 0 : 1) };
}
