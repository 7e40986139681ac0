import { and, eq, inArray } from 'drizzle-orm';
import type { Store } from '#db/client.ts';
import { reading } from '#db/schema/reading.ts';
import { writeAtOnce } from '#db/transaction.ts';

export interface StoredReading {
  documentId: number;
  revisionId: number;
  content: string;
}

const BATCH = 500;

/** What reading these revisions gave, by revision, as far as it is kept in this format. */
export async function listReadings(
  store: Store,
  revisionIds: readonly number[],
  format: number,
): Promise<Map<number, string>> {
  const contents = new Map<number, string>();
  for (let start = 0; start < revisionIds.length; start += BATCH) {
    const rows = store.db
      .select({ revisionId: reading.revisionId, content: reading.content })
      .from(reading)
      .where(
        and(eq(reading.format, format), inArray(reading.revisionId, revisionIds.slice(start, start + BATCH))),
      )
      .all();
    for (const row of rows) contents.set(row.revisionId, row.content);
  }
  return contents;
}

/** Keeps what reading each document gave, in place of what was kept of it. */
export async function saveReadings(
  store: Store,
  readings: readonly StoredReading[],
  format: number,
): Promise<void> {
  await writeAtOnce(store, (transaction) => {
    for (const { documentId, revisionId, content } of readings) {
      transaction
        .insert(reading)
        .values({ documentId, revisionId, format, content })
        .onConflictDoUpdate({ target: reading.documentId, set: { revisionId, format, content } })
        .run();
    }
  });
}
