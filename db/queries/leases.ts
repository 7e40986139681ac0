import { and, eq, sql } from 'drizzle-orm';
import type { Store } from '#db/client.ts';
import { lease } from '#db/schema/document.ts';

/** Takes or renews a lease until `expiresAt` (ISO instants); false while another holder's has not expired. */
export async function takeLease(
  store: Store,
  name: string,
  holder: string,
  now: string,
  expiresAt: string,
): Promise<boolean> {
  const { changes } = store.db
    .insert(lease)
    .values({ name, holder, expiresAt })
    .onConflictDoUpdate({
      target: lease.name,
      set: { holder, expiresAt },
      setWhere: sql`${lease.holder} = ${holder} OR ${lease.expiresAt} < ${now}`,
    })
    .run();
  return changes > 0;
}

export async function findLeaseHolder(store: Store, name: string): Promise<string | undefined> {
  return store.db.select({ holder: lease.holder }).from(lease).where(eq(lease.name, name)).get()?.holder;
}

export async function releaseLease(store: Store, name: string, holder: string): Promise<void> {
  store.db
    .delete(lease)
    .where(and(eq(lease.name, name), eq(lease.holder, holder)))
    .run();
}
