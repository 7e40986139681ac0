import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { Store, StoreWriter } from '#db/client.ts';
import { state } from '#db/schema/document.ts';
import { writeAtOnce } from '#db/transaction.ts';

const REVISION_KEY = 'content_revision';
const STORE_ID_KEY = 'store_id';

async function findState(store: Store, key: string): Promise<string | undefined> {
  return store.db.select().from(state).where(eq(state.key, key)).get()?.value;
}

/** What tells this store from any other, made on first demand: an index belongs to one store. */
export async function getStoreId(store: Store): Promise<string> {
  const known = await findState(store, STORE_ID_KEY);
  if (known !== undefined) return known;
  await writeAtOnce(store, (tx) =>
    tx.insert(state).values({ key: STORE_ID_KEY, value: randomUUID() }).onConflictDoNothing().run(),
  );
  return (await findState(store, STORE_ID_KEY)) ?? '';
}

export async function getContentRevision(store: Store): Promise<number> {
  return Number((await findState(store, REVISION_KEY)) ?? 0);
}

export function raiseContentRevisionIn(writer: StoreWriter): number {
  const row = writer
    .insert(state)
    .values({ key: REVISION_KEY, value: '1' })
    .onConflictDoUpdate({ target: state.key, set: { value: sql`CAST(${state.value} AS INTEGER) + 1` } })
    .returning()
    .get();
  return Number(row.value);
}

/** Raises the content revision by one and returns it. */
export async function raiseContentRevision(store: Store): Promise<number> {
  return raiseContentRevisionIn(store.db);
}
