import { setTimeout as wait } from 'node:timers/promises';
import type { Store, StoreTransaction } from './client.ts';
import { findUnusable } from './unusable-store.ts';

/** How long a write waits for another program to let go of the store. */
const PATIENCE_MS = 5_000;
/** Much longer than an attempt blocks the process that serves (`SERVING_TIMEOUT_MS`). */
const PAUSE_MS = 100;

/**
 * One transaction that writes. The driver is synchronous and a transaction may not wait: each operation is one of these
 * behind a promise, so that another store can take its place. While another program holds the store it is tried again,
 * between which visitors are answered: `act` may run more than once, and does nothing outside of the transaction.
 */
export async function writeAtOnce<T>(store: Store, act: (tx: StoreTransaction) => T): Promise<T> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return store.db.transaction(act, { behavior: 'immediate' });
    } catch (cause) {
      if (findUnusable(cause) !== 'locked' || performance.now() >= deadline) throw cause;
    }
    await wait(PAUSE_MS);
  }
}
