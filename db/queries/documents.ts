import { and, desc, eq, inArray, isNotNull, isNull, lt } from 'drizzle-orm';
import type { Store } from '#db/client.ts';
import { document, revision } from '#db/schema/document.ts';
import { writeAtOnce } from '#db/transaction.ts';

export interface LiveDocument {
  id: number;
  kind: string;
  slug: string;
  revisionId: number;
  retired: boolean;
  wasPublic: boolean;
  withdrawal: string | null;
  createdAt: string;
  updatedAt: string;
}

/** Every document that has a live revision, retired ones included, without its text. */
export async function listLiveDocuments(store: Store): Promise<LiveDocument[]> {
  return store.db
    .select({
      id: document.id,
      kind: document.kind,
      slug: document.slug,
      revisionId: revision.id,
      retiredAt: document.retiredAt,
      firstPublicAt: document.firstPublicAt,
      withdrawal: document.withdrawal,
      createdAt: document.createdAt,
      updatedAt: revision.createdAt,
    })
    .from(document)
    .innerJoin(revision, eq(revision.id, document.liveRevisionId))
    .all()
    .map(({ retiredAt, firstPublicAt, ...row }) => ({
      ...row,
      retired: retiredAt !== null,
      wasPublic: firstPublicAt !== null,
    }));
}

export interface RevisionText {
  id: number;
  format: 'md' | 'mdx';
  text: string;
}

const BATCH = 500;

export async function listRevisionTexts(
  store: Store,
  ids: readonly number[],
): Promise<Map<number, RevisionText>> {
  const texts = new Map<number, RevisionText>();
  for (let start = 0; start < ids.length; start += BATCH) {
    const rows = store.db
      .select({ id: revision.id, format: revision.format, text: revision.text })
      .from(revision)
      .where(inArray(revision.id, ids.slice(start, start + BATCH)))
      .all();
    for (const row of rows) texts.set(row.id, row);
  }
  return texts;
}

/** Revisions of a document before a given one, newest first, without their texts. */
export async function listEarlierRevisions(
  store: Store,
  documentId: number,
  before: number,
): Promise<{ id: number; createdAt: string }[]> {
  return store.db
    .select({ id: revision.id, createdAt: revision.createdAt })
    .from(revision)
    .where(and(eq(revision.documentId, documentId), lt(revision.id, before)))
    .orderBy(desc(revision.id))
    .all();
}

/** Remembers, once, that visitors could read these documents. */
export async function markPublic(store: Store, ids: readonly number[], now: string): Promise<void> {
  for (let start = 0; start < ids.length; start += BATCH) {
    await writeAtOnce(store, (tx) =>
      tx
        .update(document)
        .set({ firstPublicAt: now })
        .where(and(inArray(document.id, ids.slice(start, start + BATCH)), isNull(document.firstPublicAt)))
        .run(),
    );
  }
}

export async function countWaiting(store: Store): Promise<number> {
  return store.db.$count(document, isNotNull(document.waitingRevisionId));
}
