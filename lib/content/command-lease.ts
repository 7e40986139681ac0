import type { Store } from '#db/client.ts';
import { releaseLease } from '#db/queries/leases.ts';
import type { Clock } from '#lib/clock.ts';
import { makeHolder } from './lease-holder.ts';
import { tryTakeLease } from './take-lease.ts';

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
  if (!(await tryTakeLease(store, { name, holder, leaseMs, now: clock.now() }))) {
    throw new Error(busy);
  }
  try {
    return await run();
  } finally {
    await releaseLease(store, name, holder);
  }
}
