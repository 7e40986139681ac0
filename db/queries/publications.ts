import { and, eq, gt, isNull, ne, or } from 'drizzle-orm';
import type { Store, StoreTransaction } from '#db/client.ts';
import { contentFile, document, revision } from '#db/schema/document.ts';
import { draft, publication } from '#db/schema/studio.ts';
import { insertAudit } from './audit.ts';
import { isPurged } from './purges.ts';
import { isAwaited, settleSchedule } from './schedules.ts';
import { writeAtOnce } from '#db/transaction.ts';

export type PublicationRow = typeof publication.$inferSelect;

/** What a publication does to one content file. */
export interface FileStep {
  action: 'write' | 'remove';
  path: string;
  /** Hash of the file that may be replaced; null when there must be none. */
  baseHash: string | null;
}

export interface PublicationRequest {
  /** Null for a document that does not exist yet. */
  documentId: number | null;
  kind: string;
  /** The address from now on. */
  slug: string;
  format: 'md' | 'mdx';
  text: string;
  hash: string;
  source: 'studio' | 'import';
  authorId: number | null;
  reason: string | null;
  at: string;
  /** The live revision that the author has seen. */
  baseRevisionId: number | null;
  /** What visitors are told where the document is withdrawn by this; null where it is not. */
  withdrawal: string | null;
  /** The draft that this publishes, at the version that was checked; it is closed by the same act. */
  draft: { id: number; version: number } | null;
  /** What was decided beforehand and is done by this, if it is still awaited. */
  scheduleId?: number;
  files: readonly FileStep[];
  /** What the journal of who did what says of it. */
  audit: { action: string; details: string | null };
}

export type PublicationOutcome =
  | { outcome: 'published'; documentId: number; revisionId: number; steps: PublicationRow[] }
  /** Someone published, saved or took the address first: nothing was changed. */
  | { outcome: 'base-moved' | 'draft-moved' | 'address-taken' }
  /** Another process did what was decided, or someone cancelled it. */
  | { outcome: 'schedule-over' }
  /** This very text was taken out for good. */
  | { outcome: 'purged' };

function findRefusal(tx: StoreTransaction, asked: PublicationRequest): PublicationOutcome | undefined {
  const { documentId, draft: published, scheduleId } = asked;
  if (scheduleId !== undefined && !isAwaited(tx, scheduleId)) return { outcome: 'schedule-over' };
  if (isPurged(tx, asked.hash)) return { outcome: 'purged' };
  if (published) {
    const row = tx.select().from(draft).where(eq(draft.id, published.id)).get();
    if (!row || row.closedAt !== null || row.version !== published.version) return { outcome: 'draft-moved' };
  }
  const holder = tx
    .select()
    .from(document)
    .where(and(eq(document.kind, asked.kind), eq(document.slug, asked.slug)))
    .get();
  if (holder && holder.id !== documentId) return { outcome: 'address-taken' };
  if (documentId === null) return undefined;
  const own = tx.select().from(document).where(eq(document.id, documentId)).get();
  return own?.liveRevisionId === asked.baseRevisionId ? undefined : { outcome: 'base-moved' };
}

function getOwner(tx: StoreTransaction, asked: PublicationRequest): number {
  const { documentId, kind, slug, at } = asked;
  if (documentId !== null) return documentId;
  return tx.insert(document).values({ kind, slug, createdAt: at }).returning({ id: document.id }).get().id;
}

/**
 * Puts a text live in the store and, in the same transaction, writes down what remains to be done on the files. Whatever
 * stops the process afterwards, the journal is there to go on from.
 */
export async function publishRevision(store: Store, asked: PublicationRequest): Promise<PublicationOutcome> {
  return writeAtOnce(store, (tx) => {
    const refusal = findRefusal(tx, asked);
    if (refusal) return refusal;
    const documentId = getOwner(tx, asked);
    const { hash, format, text, source, authorId, reason, at } = asked;
    const added = tx
      .insert(revision)
      .values({ documentId, hash, format, text, source, authorId, reason, createdAt: at })
      .returning({ id: revision.id })
      .get();
    tx.update(document)
      .set({
        slug: asked.slug,
        liveRevisionId: added.id,
        waitingRevisionId: null,
        retiredAt: null,
        withdrawal: asked.withdrawal,
      })
      .where(eq(document.id, documentId))
      .run();
    // A file that was missing when its document came back is no longer awaited: nothing may retire it again.
    tx.delete(contentFile)
      .where(and(eq(contentFile.documentId, documentId), gt(contentFile.missingScans, 0)))
      .run();
    if (asked.draft) {
      tx.update(draft)
        .set({ closedAt: at, closedBy: authorId, closedAs: 'published', documentId })
        .where(eq(draft.id, asked.draft.id))
        .run();
    }
    tx.update(draft)
      .set({ slug: asked.slug })
      .where(and(eq(draft.documentId, documentId), isNull(draft.closedAt)))
      .run();
    const target = `${asked.kind}/${asked.slug}`;
    insertAudit(tx, { staffId: authorId, ...asked.audit, target, reason }, at);
    if (asked.scheduleId !== undefined) settleSchedule(tx, asked.scheduleId, at);
    const steps = asked.files.map((step) =>
      tx
        .insert(publication)
        .values({ documentId, revisionId: added.id, ...step, createdAt: at })
        .returning()
        .get(),
    );
    return { outcome: 'published', documentId, revisionId: added.id, steps };
  });
}

export async function listPublications(store: Store): Promise<PublicationRow[]> {
  return store.db.select().from(publication).orderBy(publication.id).all();
}

/**
 * The file now holds the text of the revision: it is the head of its path, unless another text of the file was taken in
 * meanwhile. What it replaced is still to be looked at.
 */
export async function markWritten(store: Store, step: PublicationRow, hash: string): Promise<void> {
  await writeAtOnce(store, (tx) => {
    const row = {
      documentId: step.documentId,
      headHash: hash,
      headRevisionId: step.revisionId,
      seenHash: hash,
      refusal: null,
      missingScans: 0,
    };
    const known = tx.select().from(contentFile).where(eq(contentFile.path, step.path)).get();
    const untouched = !known || known.headHash === step.baseHash || known.seenHash === step.baseHash;
    if (untouched) {
      tx.insert(contentFile)
        .values({ path: step.path, ...row })
        .onConflictDoUpdate({ target: contentFile.path, set: row })
        .run();
    }
    tx.update(publication).set({ state: 'done' }).where(eq(publication.id, step.id)).run();
  });
}

/** The document has left this path: its file is no longer one of its own. */
export async function markRemoved(store: Store, step: PublicationRow): Promise<void> {
  await writeAtOnce(store, (tx) => {
    tx.delete(contentFile)
      .where(and(eq(contentFile.path, step.path), eq(contentFile.documentId, step.documentId)))
      .run();
    tx.update(publication).set({ state: 'done' }).where(eq(publication.id, step.id)).run();
  });
}

/** Someone else changed the file first: it keeps its text, and the heads stay as they are. */
export async function markDone(store: Store, step: PublicationRow): Promise<void> {
  await writeAtOnce(store, (tx) =>
    tx.update(publication).set({ state: 'done' }).where(eq(publication.id, step.id)).run(),
  );
}

/** Nothing is left to do for this step. */
export async function forgetPublication(store: Store, id: number): Promise<void> {
  await writeAtOnce(store, (tx) => tx.delete(publication).where(eq(publication.id, id)).run());
}

/** A text found in a file that a publication replaced: it is kept, and waits on the desk when nobody had seen it. */
export async function keepOvertaken(
  store: Store,
  step: PublicationRow,
  found: { text: string; hash: string; format: 'md' | 'mdx'; at: string },
): Promise<void> {
  await writeAtOnce(store, (tx) => {
    const { text, hash, format, at } = found;
    const same = and(eq(revision.documentId, step.documentId), eq(revision.hash, hash));
    const known = tx.select({ id: revision.id }).from(revision).where(same).get();
    if (known || isPurged(tx, hash)) return;
    const added = tx
      .insert(revision)
      .values({ documentId: step.documentId, hash, format, text, source: 'fichier', createdAt: at })
      .returning({ id: revision.id })
      .get();
    if (hash === step.baseHash) return;
    tx.update(document)
      .set({ waitingRevisionId: added.id })
      .where(
        and(
          eq(document.id, step.documentId),
          or(isNull(document.liveRevisionId), ne(document.liveRevisionId, added.id)),
        ),
      )
      .run();
  });
}

/** An editor has decided on a file that waited: what is live stays. False when it no longer waits. */
export async function dismissWaiting(
  store: Store,
  waiting: { documentId: number; revisionId: number; target: string; staffId: number; at: string },
): Promise<boolean> {
  return writeAtOnce(store, (tx) => {
    const { changes } = tx
      .update(document)
      .set({ waitingRevisionId: null })
      .where(and(eq(document.id, waiting.documentId), eq(document.waitingRevisionId, waiting.revisionId)))
      .run();
    const { staffId, target, at } = waiting;
    if (changes > 0) insertAudit(tx, { staffId, action: 'decide-file', target }, at);
    return changes > 0;
  });
}
