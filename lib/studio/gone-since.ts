import type { Studio } from './studio.ts';

/** A window beats every ten seconds; three that are missed, and it is gone. */
export const GONE_MS = 35_000;

/** Windows that were not seen since then are not there any more. */
export function goneSince({ clock }: Pick<Studio, 'clock'>): string {
  return new Date(clock.now().getTime() - GONE_MS).toISOString();
}
