import { and, count, eq, gt, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Store, StoreTransaction } from '#db/client.ts';
import { draft } from '#db/schema/studio.ts';
import { draftComment } from '#db/schema/together.ts';
import { writeAtOnce } from '#db/transaction.ts';
import { type AuditEntry, insertAudit } from './audit.ts';

export type CommentRow = typeof draftComment.$inferSelect;
export type NewComment = Omit<typeof draftComment.$inferInsert, 'id' | 'resolvedAt' | 'resolvedBy'>;

const OPEN_THREAD = and(isNull(draftComment.replyTo), isNull(draftComment.resolvedAt));

/** What is said of a draft, in the order in which it was said. */
export async function listCommentRows(store: Store, draftId: number): Promise<CommentRow[]> {
  return store.db
    .select()
    .from(draftComment)
    .where(eq(draftComment.draftId, draftId))
    .orderBy(draftComment.id)
    .all();
}

/** A text that changes whenever what is said of a draft does. */
export async function readCommentsMark(store: Store, draftId: number): Promise<string> {
  const known = store.db
    .select({
      count: count(),
      last: sql<number | null>`max(${draftComment.id})`,
      settled: count(draftComment.resolvedAt),
      settledAt: sql<string | null>`max(${draftComment.resolvedAt})`,
    })
    .from(draftComment)
    .where(eq(draftComment.draftId, draftId))
    .get();
  return Object.values(known ?? {}).join(' ');
}

/** How many threads are open, for each of these drafts that has some. */
export async function countOpenThreads(
  store: Store,
  draftIds: readonly number[],
): Promise<Map<number, number>> {
  const rows = store.db
    .select({ draftId: draftComment.draftId, count: count() })
    .from(draftComment)
    .where(
      and(
        sql`${draftComment.draftId} IN (SELECT value FROM json_each(${JSON.stringify(draftIds)}))`,
        OPEN_THREAD,
      ),
    )
    .groupBy(draftComment.draftId)
    .all();
  return new Map(rows.map(({ draftId, count: open }) => [draftId, open]));
}

/** The draft that became this revision, with who began it. */
export async function findPublishedDraft(
  store: Store,
  { documentId, createdAt }: { documentId: number; createdAt: string },
): Promise<{ id: number; ownerId: number; text: string; version: number } | undefined> {
  return store.db
    .select({ id: draft.id, ownerId: draft.ownerId, text: draft.text, version: draft.version })
    .from(draft)
    .where(and(eq(draft.documentId, documentId), eq(draft.closedAt, createdAt)))
    .get();
}

const isOpenDraft = (tx: StoreTransaction, id: number): boolean =>
  tx
    .select({ id: draft.id })
    .from(draft)
    .where(and(eq(draft.id, id), isNull(draft.closedAt)))
    .get() !== undefined;

function findThread(tx: StoreTransaction, draftId: number, id: number): CommentRow | undefined {
  const thread = and(
    eq(draftComment.id, id),
    eq(draftComment.draftId, draftId),
    isNull(draftComment.replyTo),
  );
  return tx.select().from(draftComment).where(thread).get();
}

/** Of a change that has not been made: the draft is closed, or what it speaks of is not there any more. */
export type CommentObstacle = 'closed' | 'gone';

/** Adds a comment to an open draft that has fewer than `most`, or an answer to one that is not settled. */
export async function addComment(
  store: Store,
  comment: NewComment,
  { most, audit }: { most: number; audit: AuditEntry },
): Promise<CommentObstacle | 'too-many' | 'settled' | { id: number }> {
  return writeAtOnce(store, (tx) => {
    const { draftId, replyTo, createdAt } = comment;
    if (!isOpenDraft(tx, draftId)) return 'closed';
    if (typeof replyTo === 'number') {
      const thread = findThread(tx, draftId, replyTo);
      if (!thread) return 'gone';
      if (thread.resolvedAt !== null) return 'settled';
    }
    const known = tx
      .select({ count: count() })
      .from(draftComment)
      .where(eq(draftComment.draftId, draftId))
      .get();
    if ((known?.count ?? 0) >= most) return 'too-many';
    const added = tx.insert(draftComment).values(comment).returning({ id: draftComment.id }).get();
    insertAudit(tx, { ...audit, details: JSON.stringify({ comment: added.id }) }, createdAt);
    return added;
  });
}

/** Settles a thread, or opens it again; as it is already, nothing is written. */
export async function settleThread(
  store: Store,
  { draftId, id }: { draftId: number; id: number },
  { by, at, audit }: { by: number | null; at: string; audit: AuditEntry },
): Promise<CommentObstacle | 'done'> {
  return writeAtOnce(store, (tx) => {
    if (!isOpenDraft(tx, draftId)) return 'closed';
    const thread = findThread(tx, draftId, id);
    if (!thread) return 'gone';
    if ((thread.resolvedAt !== null) === (by !== null)) return 'done';
    tx.update(draftComment)
      .set({ resolvedBy: by, resolvedAt: by === null ? null : at })
      .where(eq(draftComment.id, id))
      .run();
    insertAudit(tx, audit, at);
    return 'done';
  });
}

/** Deletes what this person said of an open draft, unless an answer came after it. */
export async function deleteComment(
  store: Store,
  { draftId, id, authorId }: { draftId: number; id: number; authorId: number },
  { at, audit }: { at: string; audit: AuditEntry },
): Promise<CommentObstacle | 'not-own' | 'answered' | 'done'> {
  return writeAtOnce(store, (tx) => {
    if (!isOpenDraft(tx, draftId)) return 'closed';
    const comment = and(eq(draftComment.id, id), eq(draftComment.draftId, draftId));
    const row = tx.select().from(draftComment).where(comment).get();
    if (!row) return 'gone';
    if (row.authorId !== authorId) return 'not-own';
    const later = and(eq(draftComment.replyTo, row.replyTo ?? id), gt(draftComment.id, id));
    if (tx.select({ id: draftComment.id }).from(draftComment).where(later).get()) return 'answered';
    tx.delete(draftComment).where(eq(draftComment.id, id)).run();
    insertAudit(tx, audit, at);
    return 'done';
  });
}

/** Takes out of the comments of these drafts the passages that stand in one of the revisions `ids`, which goes. */
export function forgetQuotes(
  tx: StoreTransaction,
  draftIds: readonly number[],
  ids: readonly number[],
): void {
  const gone = sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
  tx.update(draftComment)
    .set({ quote: null })
    .where(
      and(
        inArray(draftComment.draftId, [...draftIds]),
        isNotNull(draftComment.quote),
        sql`EXISTS (SELECT 1 FROM revision AS gone WHERE gone.id IN ${gone}
          AND instr(replace(gone.text, char(13) || char(10), char(10)), ${draftComment.quote}) > 0)`,
      ),
    )
    .run();
}
