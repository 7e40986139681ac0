import { eq, sql } from 'drizzle-orm';
import type { Store } from '#db/client.ts';
import { state } from '#db/schema/document.ts';

const REVISION_KEY = 'content_revision';

export async function findState(store: Store, key: string): Promise<string | undefined> {
  return store.db.select().from(state).where(eq(state.key, key)).get()?.value;
}

export async function saveState(store: Store, key: string, value: string): Promise<void> {
  store.db
    .insert(state)
    .values({ key, value })
    .onConflictDoUpdate({ target: state.key, set: { value } })
    .run();
}

export async function getContentRevision(store: Store): Promise<number> {
  return Number((await findState(store, REVISION_KEY)) ?? 0);
}

/** Raises the content revision by one and returns it. */
export async function raiseContentRevision(store: Store): Promise<number> {
  const row = store.db
    .insert(state)
    .values({ key: REVISION_KEY, value: '1' })
    .onConflictDoUpdate({ target: state.key, set: { value: sql`CAST(${state.value} AS INTEGER) + 1` } })
    .returning()
    .get();
  return Number(row.value);
}
