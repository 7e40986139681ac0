import { and, desc, eq, getTableColumns, gte, isNotNull, lt, ne, or, sql } from 'drizzle-orm';
import type { Store } from '#db/client.ts';
import { contentFile, document, revision } from '#db/schema/document.ts';

export type RevisionRow = typeof revision.$inferSelect;
export type RevisionSummary = Omit<RevisionRow, 'text'>;
export type DocumentRow = typeof document.$inferSelect;

export async function findStoredDocument(
  store: Store,
  kind: string,
  slug: string,
): Promise<DocumentRow | undefined> {
  return store.db
    .select()
    .from(document)
    .where(and(eq(document.kind, kind), eq(document.slug, slug)))
    .get();
}

export async function findDocumentById(store: Store, id: number): Promise<DocumentRow | undefined> {
  return store.db.select().from(document).where(eq(document.id, id)).get();
}

export async function findRevision(store: Store, id: number): Promise<RevisionRow | undefined> {
  return store.db.select().from(revision).where(eq(revision.id, id)).get();
}

function summaryColumns() {
  const { id, documentId, hash, format, source, authorId, reason, createdAt } = getTableColumns(revision);
  return { id, documentId, hash, format, source, authorId, reason, createdAt };
}

/** The history of a document, newest first, without the texts. */
export async function listRevisions(store: Store, documentId: number): Promise<RevisionSummary[]> {
  return store.db
    .select(summaryColumns())
    .from(revision)
    .where(eq(revision.documentId, documentId))
    .orderBy(desc(revision.id))
    .all();
}

export interface RecentPublication extends RevisionSummary {
  kind: string;
  slug: string;
}

/** The number of the first revision of the document at hand. */
function firstRevisionId() {
  return sql<number>`(SELECT min(former.id) FROM revision AS former WHERE former.document_id = ${document.id})`;
}

/** What went live lately, newest first: each document once, by its live revision; not the files that came with the portal. */
export async function listRecentPublications(
  store: Store,
  since: string,
  most: number,
): Promise<RecentPublication[]> {
  return store.db
    .select({ ...summaryColumns(), kind: document.kind, slug: document.slug })
    .from(document)
    .innerJoin(revision, eq(revision.id, document.liveRevisionId))
    .where(
      and(
        gte(revision.createdAt, since),
        or(ne(revision.source, 'fichier'), lt(firstRevisionId(), revision.id)),
      ),
    )
    .orderBy(desc(revision.id))
    .limit(most)
    .all();
}

/** Documents whose file holds another text than the one the studio published since. */
export async function listWaiting(store: Store): Promise<(DocumentRow & { waitingRevisionId: number })[]> {
  return store.db
    .select()
    .from(document)
    .where(isNotNull(document.waitingRevisionId))
    .all()
    .flatMap((row) =>
      row.waitingRevisionId === null ? [] : [{ ...row, waitingRevisionId: row.waitingRevisionId }],
    );
}

export type FileRow = typeof contentFile.$inferSelect;

export async function listFilesOf(store: Store, documentId: number): Promise<FileRow[]> {
  return store.db.select().from(contentFile).where(eq(contentFile.documentId, documentId)).all();
}

/** Files that are refused, with the faults as JSON. */
export async function listRefusedFiles(store: Store): Promise<{ path: string; refusal: string }[]> {
  return store.db
    .select({ path: contentFile.path, refusal: contentFile.refusal })
    .from(contentFile)
    .where(isNotNull(contentFile.refusal))
    .orderBy(contentFile.path)
    .all()
    .map(({ path, refusal }) => ({ path, refusal: refusal ?? '[]' }));
}
