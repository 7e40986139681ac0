import type { Store } from '#db/client.ts';
import { findLease, releaseLease, takeLease } from '#db/queries/leases.ts';
import type { Clock } from '#lib/clock.ts';
import { isDeadHolder, makeHolder } from './lease-holder.ts';

export interface CommandLease {
  name: string;
  /** Longer than any run; a process that died is known to be dead before. */
  leaseMs: number;
  /** What is told to who comes second. */
  busy: string;
}

/** Runs a command of which one at a time may run on a store. A running portal is not disturbed: it holds other leases. */
export async function withCommandLease<T>(
  store: Store,
  clock: Clock,
  { name, leaseMs, busy }: CommandLease,
  run: () => Promise<T>,
): Promise<T> {
  const holder = makeHolder();
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + leaseMs).toISOString();
  const current = await findLease(store, name);
  if (current && isDeadHolder(current.holder)) await releaseLease(store, name, current.holder);
  if (!(await takeLease(store, name, holder, { now: now.toISOString(), expiresAt, latest: expiresAt }))) {
    throw new Error(busy);
  }
  try {
    return await run();
  } finally {
    await releaseLease(store, name, holder);
  }
}
