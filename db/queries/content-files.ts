import { and, eq, getTableColumns, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import type { Store, StoreTransaction } from '#db/client.ts';
import { contentFile, document, revision } from '#db/schema/document.ts';
import { writeAtOnce } from '#db/transaction.ts';
import { isPurged } from './purges.ts';

/** A remembered file, and whether its document is retired. */
export type ContentFileRow = typeof contentFile.$inferSelect & { retired: boolean };

export interface FileText {
  path: string;
  kind: string;
  slug: string;
  format: 'md' | 'mdx';
  hash: string;
  text: string;
}

/**
 * `live`: visitors see it. `waiting`: the studio published since, an editor decides. `kept`: nothing new. `purged`: these
 * bytes were taken out for good, and nothing was done.
 */
export type FileOutcome = 'live' | 'waiting' | 'restored' | 'kept' | 'purged';

export async function listContentFiles(store: Store): Promise<ContentFileRow[]> {
  return store.db
    .select({ ...getTableColumns(contentFile), retiredAt: document.retiredAt })
    .from(contentFile)
    .leftJoin(document, eq(document.id, contentFile.documentId))
    .all()
    .map(({ retiredAt, ...row }) => ({ ...row, retired: retiredAt !== null }));
}

function getOrAddDocument(tx: StoreTransaction, file: FileText, now: string): typeof document.$inferSelect {
  const known = tx
    .select()
    .from(document)
    .where(and(eq(document.kind, file.kind), eq(document.slug, file.slug)))
    .get();
  return (
    known ??
    tx.insert(document).values({ kind: file.kind, slug: file.slug, createdAt: now }).returning().get()
  );
}

/** The remembered head of a path; a file that changed only its extension takes over the head of the former one. */
function takeHead(
  tx: StoreTransaction,
  path: string,
  documentId: number,
): typeof contentFile.$inferSelect | undefined {
  const own = tx.select().from(contentFile).where(eq(contentFile.path, path)).get();
  const former = tx
    .select()
    .from(contentFile)
    .where(
      and(
        eq(contentFile.documentId, documentId),
        ne(contentFile.path, path),
        isNotNull(contentFile.headHash),
      ),
    )
    .get();
  if (former) tx.delete(contentFile).where(eq(contentFile.path, former.path)).run();
  return own?.headHash ? own : (former ?? own);
}

/** True when the live text is this very file's: the studio wrote it there, or it came back through git. */
function showsAlready(tx: StoreTransaction, liveRevisionId: number, file: FileText): boolean {
  const live = tx.select().from(revision).where(eq(revision.id, liveRevisionId)).get();
  return live?.hash === file.hash && live.format === file.format;
}

function addFileRevision(tx: StoreTransaction, documentId: number, file: FileText, now: string): number {
  const { hash, format, text } = file;
  return tx
    .insert(revision)
    .values({ documentId, hash, format, text, source: 'fichier', createdAt: now })
    .returning({ id: revision.id })
    .get().id;
}

/** The revision that a changed file stands for from now on, and whether visitors see it. */
function takeText(
  tx: StoreTransaction,
  owner: typeof document.$inferSelect,
  file: FileText,
  headRevisionId: number | null,
  now: string,
): { revisionId: number; outcome: FileOutcome } {
  const { id, liveRevisionId, waitingRevisionId } = owner;
  const set = (values: Partial<typeof document.$inferInsert>) =>
    tx.update(document).set(values).where(eq(document.id, id)).run();
  if (
    liveRevisionId !== null &&
    liveRevisionId !== headRevisionId &&
    showsAlready(tx, liveRevisionId, file)
  ) {
    // What has waited since before that text went live is decided; what came after is not.
    if (waitingRevisionId !== null && waitingRevisionId < liveRevisionId) set({ waitingRevisionId: null });
    return { revisionId: liveRevisionId, outcome: owner.retiredAt === null ? 'kept' : 'restored' };
  }
  const revisionId = addFileRevision(tx, id, file, now);
  const follows = liveRevisionId === null || liveRevisionId === headRevisionId;
  set(follows ? { liveRevisionId: revisionId, waitingRevisionId: null } : { waitingRevisionId: revisionId });
  return { revisionId, outcome: follows ? 'live' : 'waiting' };
}

/**
 * Takes in a file that passed the check. A text that differs from the file head becomes a revision, even if those bytes
 * were once live; it goes live if the live revision is the former file head, else it waits (design §2). A text that the
 * studio has put live already makes no revision: the file has only caught up.
 */
export async function acceptFile(store: Store, file: FileText, now: string): Promise<FileOutcome> {
  return writeAtOnce(store, (tx): FileOutcome => {
    if (isPurged(tx, file.hash)) return 'purged';
    const owner = getOrAddDocument(tx, file, now);
    const head = takeHead(tx, file.path, owner.id);
    const changed = head?.headHash !== file.hash || head.path !== file.path;
    const known = head?.headRevisionId ?? null;
    const taken = changed
      ? takeText(tx, owner, file, known, now)
      : { revisionId: known, outcome: owner.retiredAt === null ? ('kept' as const) : ('restored' as const) };
    tx.update(document).set({ retiredAt: null }).where(eq(document.id, owner.id)).run();
    const row = {
      documentId: owner.id,
      headHash: file.hash,
      headRevisionId: taken.revisionId,
      seenHash: file.hash,
      refusal: null,
      missingScans: 0,
    };
    tx.insert(contentFile)
      .values({ path: file.path, ...row })
      .onConflictDoUpdate({ target: contentFile.path, set: row })
      .run();
    return taken.outcome;
  });
}

/** Remembers why a file is refused. Its head, and so what visitors see, stays. `faults` is JSON. */
export async function refuseFile(
  store: Store,
  path: string,
  seenHash: string,
  faults: string,
): Promise<void> {
  await writeAtOnce(store, (tx) =>
    tx
      .insert(contentFile)
      .values({ path, seenHash, refusal: faults })
      .onConflictDoUpdate({ target: contentFile.path, set: { seenHash, refusal: faults, missingScans: 0 } })
      .run(),
  );
}

/** A scan did not find these. A refused file that never was accepted is forgotten: it stood for no document. */
export async function markMissing(store: Store, paths: readonly string[]): Promise<void> {
  if (paths.length === 0) return;
  await writeAtOnce(store, (tx) => {
    const among = inArray(contentFile.path, [...paths]);
    tx.delete(contentFile)
      .where(and(among, isNull(contentFile.headHash)))
      .run();
    tx.update(contentFile)
      .set({ missingScans: sql`${contentFile.missingScans} + 1`, refusal: null })
      .where(among)
      .run();
  });
}

/** Retires the documents of these paths: their addresses answer 410 until a file comes back. */
export async function retireFiles(store: Store, paths: readonly string[], now: string): Promise<number> {
  if (paths.length === 0) return 0;
  const owners = store.db
    .select({ id: contentFile.documentId })
    .from(contentFile)
    .where(inArray(contentFile.path, [...paths]))
    .all()
    .flatMap(({ id }) => (id === null ? [] : [id]));
  const { changes } = await writeAtOnce(store, (tx) =>
    tx
      .update(document)
      .set({ retiredAt: now })
      .where(and(inArray(document.id, owners), isNull(document.retiredAt)))
      .run(),
  );
  return changes;
}

/** The text that each file had when it was last taken in; none for documents that are retired. */
export async function listFileHeads(store: Store): Promise<{ path: string; hash: string; text: string }[]> {
  return store.db
    .select({ path: contentFile.path, hash: revision.hash, text: revision.text })
    .from(contentFile)
    .innerJoin(revision, eq(revision.id, contentFile.headRevisionId))
    .innerJoin(document, eq(document.id, contentFile.documentId))
    .where(and(isNull(document.retiredAt), eq(revision.hash, contentFile.headHash)))
    .all();
}

/**
 * Documents of these paths stand on the store alone from now on, as those published where files cannot be written: no
 * missing file retires them, and the text of one that is there waits on the desk.
 */
export async function forgetFiles(store: Store, paths: readonly string[]): Promise<void> {
  if (paths.length === 0) return;
  await writeAtOnce(store, (tx) =>
    tx
      .delete(contentFile)
      .where(inArray(contentFile.path, [...paths]))
      .run(),
  );
}
