import type { Store } from '#db/client.ts';
import { findLease, releaseLease, takeLease } from '#db/queries/leases.ts';
import type { Clock } from '#lib/clock.ts';
import { isDeadHolder, makeHolder } from '#lib/content/lease-holder.ts';

const NAME = 'import';
/** Longer than any import; a process that died is known to be dead before. */
const LEASE_MS = 600_000;

/**
 * One import at a time writes. A running portal is not disturbed: it holds another lease, and sees each file whole when its
 * next scan comes.
 */
export async function withImportLease<T>(store: Store, clock: Clock, run: () => Promise<T>): Promise<T> {
  const holder = makeHolder();
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + LEASE_MS).toISOString();
  const current = await findLease(store, NAME);
  if (current && isDeadHolder(current.holder)) await releaseLease(store, NAME, current.holder);
  if (!(await takeLease(store, NAME, holder, { now: now.toISOString(), expiresAt, latest: expiresAt }))) {
    throw new Error('Un autre import est en cours : relancez la commande quand il sera fini.');
  }
  try {
    return await run();
  } finally {
    await releaseLease(store, NAME, holder);
  }
}
