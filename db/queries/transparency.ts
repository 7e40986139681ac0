import { asc } from 'drizzle-orm';
import type { Store } from '#db/client.ts';
import { transparencyDay } from '#db/schema/transparency.ts';
import { writeAtOnce } from '#db/transaction.ts';

/** Figures of a day; `published` is JSON, products by name of the information. */
export type TransparencyDayRow = typeof transparencyDay.$inferSelect;

/** Every day recorded, the oldest first. */
export async function listTransparencyDays(store: Store): Promise<TransparencyDayRow[]> {
  return store.db.select().from(transparencyDay).orderBy(asc(transparencyDay.day)).all();
}

/** Records a day, in place of what was recorded of it. */
export async function saveTransparencyDay(store: Store, row: TransparencyDayRow): Promise<void> {
  const { products, published } = row;
  await writeAtOnce(store, (tx) =>
    tx
      .insert(transparencyDay)
      .values(row)
      .onConflictDoUpdate({ target: transparencyDay.day, set: { products, published } })
      .run(),
  );
}
