import { asc } from 'drizzle-orm';
import type { Store } from '#db/client.ts';
import { portalDay } from '#db/schema/portal.ts';
import { writeAtOnce } from '#db/transaction.ts';

export type PortalDayRow = typeof portalDay.$inferSelect;

/** Every day recorded, the oldest first. */
export async function listPortalDays(store: Store): Promise<PortalDayRow[]> {
  return store.db.select().from(portalDay).orderBy(asc(portalDay.day)).all();
}

/** Records a day, in place of what was recorded of it. */
export async function savePortalDay(store: Store, row: PortalDayRow): Promise<void> {
  const { figures } = row;
  await writeAtOnce(store, (tx) =>
    tx.insert(portalDay).values(row).onConflictDoUpdate({ target: portalDay.day, set: { figures } }).run(),
  );
}
