import { asc, gt, inArray } from 'drizzle-orm';
import type { Store } from '#db/client.ts';
import { linkCheck } from '#db/schema/link-check.ts';
import { writeAtOnce } from '#db/transaction.ts';

export type LinkCheck = typeof linkCheck.$inferSelect;

/** Those checked longest ago first. */
export async function listLinkChecks(store: Store): Promise<LinkCheck[]> {
  return store.db.select().from(linkCheck).orderBy(asc(linkCheck.checkedAt), asc(linkCheck.url)).all();
}

/** Those that did not answer the last time. */
export async function listFailingLinks(store: Store): Promise<LinkCheck[]> {
  return store.db
    .select()
    .from(linkCheck)
    .where(gt(linkCheck.failures, 0))
    .orderBy(asc(linkCheck.firstFailedAt), asc(linkCheck.url))
    .all();
}

export async function saveLinkCheck(store: Store, row: LinkCheck): Promise<void> {
  const { url, ...set } = row;
  await writeAtOnce(store, (tx) =>
    tx
      .insert(linkCheck)
      .values({ url, ...set })
      .onConflictDoUpdate({ target: linkCheck.url, set })
      .run(),
  );
}

const BATCH = 500;

/** Forgets addresses that the content no longer names. */
export async function dropLinkChecks(store: Store, urls: readonly string[]): Promise<void> {
  for (let start = 0; start < urls.length; start += BATCH) {
    await writeAtOnce(store, (tx) =>
      tx
        .delete(linkCheck)
        .where(inArray(linkCheck.url, urls.slice(start, start + BATCH)))
        .run(),
    );
  }
}
