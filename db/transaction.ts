import type { Store, StoreTransaction } from './client.ts';

/**
 * One transaction that writes. The driver is synchronous and a transaction may not wait: each operation is one of these
 * behind a promise, so that another store can take its place.
 */
export function writeAtOnce<T>(store: Store, act: (tx: StoreTransaction) => T): T {
  return store.db.transaction(act, { behavior: 'immediate' });
}
