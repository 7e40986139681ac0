import { and, eq, sql } from 'drizzle-orm';
import type { Store } from '#db/client.ts';
import { lease } from '#db/schema/document.ts';
import { writeAtOnce } from '#db/transaction.ts';

/** ISO instants. */
export interface LeaseTerm {
  now: string;
  expiresAt: string;
  /** An expiry later than this was written by a clock that has since been set back: it counts as expired. */
  latest: string;
}

/** Takes or renews a lease; false while another holder's has not expired. */
export async function takeLease(
  store: Store,
  name: string,
  holder: string,
  { now, expiresAt, latest }: LeaseTerm,
): Promise<boolean> {
  const { changes } = await writeAtOnce(store, (tx) =>
    tx
      .insert(lease)
      .values({ name, holder, expiresAt })
      .onConflictDoUpdate({
        target: lease.name,
        set: { holder, expiresAt },
        setWhere: sql`${lease.holder} = ${holder} OR ${lease.expiresAt} < ${now} OR ${lease.expiresAt} > ${latest}`,
      })
      .run(),
  );
  return changes > 0;
}

export async function findLease(
  store: Store,
  name: string,
): Promise<{ holder: string; expiresAt: string } | undefined> {
  return store.db
    .select({ holder: lease.holder, expiresAt: lease.expiresAt })
    .from(lease)
    .where(eq(lease.name, name))
    .get();
}

export async function releaseLease(store: Store, name: string, holder: string): Promise<void> {
  await writeAtOnce(store, (tx) =>
    tx
      .delete(lease)
      .where(and(eq(lease.name, name), eq(lease.holder, holder)))
      .run(),
  );
}
