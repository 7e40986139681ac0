import { and, desc, eq, inArray, isNotNull, lte, ne, or, sql } from 'drizzle-orm';
import type { Store, StoreTransaction, StoreWriter } from '#db/client.ts';
import { contentFile, document, revision } from '#db/schema/document.ts';
import { importDifference, importedSheet } from '#db/schema/import.ts';
import { linkCheck } from '#db/schema/link-check.ts';
import { media } from '#db/schema/media.ts';
import { reading } from '#db/schema/reading.ts';
import { schedule } from '#db/schema/schedule.ts';
import { purge } from '#db/schema/staff.ts';
import { draft, draftAside, publication } from '#db/schema/studio.ts';
import { writeAtOnce } from '#db/transaction.ts';
import { insertAudit } from './audit.ts';
import { forgetQuotes } from './comments.ts';
import { raiseContentRevisionIn } from './state.ts';

export type PurgeRow = typeof purge.$inferSelect;
export type PurgeKind = PurgeRow['kind'];

/** What is written down of a purge: enough to know the texts again, nothing of what they said. */
export interface PurgeEntry {
  at: string;
  /** Null for a command of the terminal. */
  staffId: number | null;
  kind: PurgeKind;
  target: string;
  reason: string;
  /** SHA-256 of each text or image taken out. */
  hashes: readonly string[];
}

export async function listPurges(store: Store): Promise<PurgeRow[]> {
  return store.db.select().from(purge).orderBy(desc(purge.id)).all();
}

export async function countPurges(store: Store): Promise<number> {
  return store.db.$count(purge);
}

export async function hasPurge(
  store: Store,
  entry: Pick<PurgeEntry, 'at' | 'kind' | 'target'>,
): Promise<boolean> {
  const { at, kind, target } = entry;
  const same = and(eq(purge.at, at), eq(purge.kind, kind), eq(purge.target, target));
  return (await store.db.$count(purge, same)) > 0;
}

/** True for bytes that were taken out for good: they are never taken in again. */
export function isPurged(writer: StoreWriter, hash: string): boolean {
  const known = writer
    .select({ id: purge.id })
    .from(purge)
    .where(
      sql`EXISTS (SELECT 1 FROM json_each(${purge.details}, '$.hashes') AS known WHERE known.value = ${hash})`,
    )
    .limit(1)
    .get();
  return known !== undefined;
}

/** Hashes of the images that were taken out for good. */
export async function listPurgedImages(store: Store): Promise<Set<string>> {
  const rows = store.db
    .select({ hash: sql<string>`known.value` })
    .from(sql`${purge}, json_each(${purge.details}, '$.hashes') AS known`)
    .where(eq(purge.kind, 'media'))
    .all();
  return new Set(rows.map(({ hash }) => hash));
}

function insertPurge(tx: StoreTransaction, { hashes, ...entry }: PurgeEntry): void {
  tx.insert(purge)
    .values({ ...entry, details: JSON.stringify({ hashes }) })
    .run();
  const { staffId, target, reason, at } = entry;
  insertAudit(tx, { staffId, action: 'purge', target, reason }, at);
}

/** Takes an image out of the store, with what was said of it, and writes the purge down. */
export async function recordMediaPurge(store: Store, name: string, entry: PurgeEntry): Promise<void> {
  await writeAtOnce(store, (tx) => {
    const gone = listOf(entry.hashes);
    tx.delete(media)
      .where(or(eq(media.name, name), sql`${media.hash} IN ${gone}`, sql`${media.sentHash} IN ${gone}`))
      .run();
    insertPurge(tx, entry);
    raiseContentRevisionIn(tx);
  });
}

export interface Tombstone {
  text: string;
  hash: string;
  format: 'md' | 'mdx';
}

export interface TextPurge extends PurgeEntry {
  /** A document of which everything goes that is no younger than the purge; null where only the texts of `hashes` go. */
  whole: { kind: string; slug: string } | null;
  /** Content files whose memory goes, beside those of the documents. */
  paths: readonly string[];
  /** What an import may know a product by, as one of its texts says. */
  nameImports: (text: string) => ImportNames;
  /** What stands for a document once its live text is gone. */
  bury: (kind: string, liveText: string | undefined) => Tombstone;
}

export interface ImportNames {
  betaId: string | undefined;
  /** The addresses that it had before. */
  slugs: readonly string[];
}

export interface PurgedTexts {
  revisions: number;
  drafts: number;
  /** Hashes of the texts that were in the store, and of those given. */
  hashes: string[];
  /** Documents that lost the text that visitors could read. */
  buried: number;
}

type Owner = typeof document.$inferSelect;
interface Found {
  owner: Owner;
  tombstone: Tombstone;
  ids: number[];
  hashes: string[];
}

const listOf = (values: readonly (string | number)[]) =>
  sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`;

const isWhole = (asked: TextPurge, { kind, slug }: Owner) =>
  asked.whole?.kind === kind && asked.whole.slug === slug;

function findOwners(tx: StoreTransaction, { whole, hashes }: TextPurge): Owner[] {
  const address = whole ? and(eq(document.kind, whole.kind), eq(document.slug, whole.slug)) : undefined;
  const holders = tx
    .select({ id: revision.documentId })
    .from(revision)
    .where(sql`${revision.hash} IN ${listOf(hashes)}`);
  return tx
    .select()
    .from(document)
    .where(or(address, inArray(document.id, holders)))
    .all();
}

function findTexts(tx: StoreTransaction, owner: Owner, asked: TextPurge): Found {
  const live =
    owner.liveRevisionId === null
      ? undefined
      : tx.select().from(revision).where(eq(revision.id, owner.liveRevisionId)).get();
  const tombstone = asked.bury(owner.kind, live?.text);
  const listed = sql`${revision.hash} IN ${listOf(asked.hashes)}`;
  const among = isWhole(asked, owner) ? or(listed, lte(revision.createdAt, asked.at)) : listed;
  const rows = tx
    .select({ id: revision.id, hash: revision.hash })
    .from(revision)
    .where(and(eq(revision.documentId, owner.id), ne(revision.hash, tombstone.hash), among))
    .all();
  return { owner, tombstone, ids: rows.map(({ id }) => id), hashes: rows.map(({ hash }) => hash) };
}

/** Closed drafts, and those that hold a text that goes; all of them where all goes. */
function deleteDrafts(tx: StoreTransaction, asked: TextPurge, found: readonly Found[]): number {
  const gone = sql`(SELECT gone.text FROM revision AS gone WHERE gone.id IN ${listOf(found.flatMap(({ ids }) => ids))})`;
  const owned = inArray(
    draft.documentId,
    found.map(({ owner }) => owner.id),
  );
  const partly = and(owned, or(isNotNull(draft.closedAt), sql`${draft.text} IN ${gone}`));
  const { whole } = asked;
  const owner = whole && found.find((one) => isWhole(asked, one.owner))?.owner;
  const wholly =
    whole === null
      ? undefined
      : and(
          or(
            owner ? eq(draft.documentId, owner.id) : undefined,
            and(eq(draft.kind, whole.kind), eq(draft.slug, whole.slug)),
          ),
          lte(draft.createdAt, asked.at),
        );
  const rows = tx
    .select({ id: draft.id })
    .from(draft)
    .where(or(partly, wholly))
    .all()
    .map(({ id }) => id);
  const others = tx.select({ id: draft.id }).from(draft).where(owned);
  forgetQuotes(
    tx,
    others.all().map(({ id }) => id),
    found.flatMap(({ ids }) => ids),
  );
  tx.delete(draftAside)
    .where(
      or(
        inArray(draftAside.draftId, rows),
        and(inArray(draftAside.draftId, others), sql`${draftAside.text} IN ${gone}`),
      ),
    )
    .run();
  return tx.delete(draft).where(inArray(draft.id, rows)).run().changes;
}

function forgetFiles(
  tx: StoreTransaction,
  asked: TextPurge,
  found: readonly Found[],
  hashes: string[],
): void {
  const wholes = found.filter(({ owner }) => isWhole(asked, owner)).map(({ owner }) => owner.id);
  tx.delete(contentFile)
    .where(
      or(
        inArray(contentFile.documentId, wholes),
        inArray(contentFile.path, [...asked.paths]),
        sql`${contentFile.headHash} IN ${listOf(hashes)}`,
        sql`${contentFile.seenHash} IN ${listOf(hashes)}`,
      ),
    )
    .run();
  // Its words are about the document too.
  tx.delete(schedule).where(inArray(schedule.documentId, wholes)).run();
}

/** What imports remember of these products may quote any of their texts: the next import makes it again. */
function forgetImports(tx: StoreTransaction, asked: TextPurge, found: readonly Found[]): void {
  const products = found.map(({ owner }) => owner).filter(({ kind }) => kind === 'produits');
  const ids = products.map(({ id }) => id);
  const texts = [
    ...tx.select({ text: revision.text }).from(revision).where(inArray(revision.documentId, ids)).all(),
    ...tx.select({ text: draft.text }).from(draft).where(inArray(draft.documentId, ids)).all(),
  ];
  const named = texts.map(({ text }) => asked.nameImports(text));
  const slugs = [...products.map(({ slug }) => slug), ...named.flatMap((names) => names.slugs)];
  if (asked.whole?.kind === 'produits') slugs.push(asked.whole.slug);
  const betaIds = named.flatMap(({ betaId }) => betaId ?? []);
  for (const table of [importedSheet, importDifference]) {
    tx.delete(table)
      .where(or(sql`${table.slug} IN ${listOf(slugs)}`, sql`${table.betaId} IN ${listOf(betaIds)}`))
      .run();
  }
}

/** Texts that are left of a document, drafts included. */
function countOf(tx: StoreTransaction, id: number): number {
  const revisions = tx.select({ id: revision.id }).from(revision).where(eq(revision.documentId, id)).all();
  const drafts = tx.select({ id: draft.id }).from(draft).where(eq(draft.documentId, id)).all();
  return revisions.length + drafts.length;
}

/** Puts the tombstone in the place of the live text; a document that nobody could ever read goes without a trace. */
function bury(tx: StoreTransaction, asked: TextPurge, { owner, tombstone }: Found): void {
  const { id, firstPublicAt } = owner;
  const left = countOf(tx, id);
  if (firstPublicAt === null && left === 0) {
    tx.delete(contentFile).where(eq(contentFile.documentId, id)).run();
    tx.delete(document).where(eq(document.id, id)).run();
    return;
  }
  const added = tx
    .insert(revision)
    .values({ documentId: id, ...tombstone, source: 'studio', authorId: asked.staffId, createdAt: asked.at })
    .returning({ id: revision.id })
    .get();
  const retiredAt = isWhole(asked, owner) ? asked.at : owner.retiredAt;
  tx.update(document)
    .set({ liveRevisionId: added.id, withdrawal: null, retiredAt })
    .where(eq(document.id, id))
    .run();
}

/**
 * Takes texts out of the store for good, with every trace of them there, and writes the purge down in the same
 * transaction. What remains is their hashes.
 */
export async function purgeTexts(store: Store, asked: TextPurge): Promise<PurgedTexts> {
  return writeAtOnce(store, (tx) => {
    const found = findOwners(tx, asked).map((owner) => findTexts(tx, owner, asked));
    const ids = found.flatMap((one) => one.ids);
    const hashes = [...new Set([...asked.hashes, ...found.flatMap((one) => one.hashes)])];
    forgetImports(tx, asked, found);
    const drafts = deleteDrafts(tx, asked, found);
    tx.delete(publication)
      .where(sql`${publication.revisionId} IN ${listOf(ids)}`)
      .run();
    tx.delete(reading)
      .where(sql`${reading.revisionId} IN ${listOf(ids)}`)
      .run();
    // Any of these addresses may be one of the text's: they are asked again.
    tx.delete(linkCheck).run();
    forgetFiles(tx, asked, found, hashes);
    tx.update(document)
      .set({ waitingRevisionId: null })
      .where(sql`${document.waitingRevisionId} IN ${listOf(ids)}`)
      .run();
    tx.delete(revision)
      .where(sql`${revision.id} IN ${listOf(ids)}`)
      .run();
    const orphans = found.filter(
      ({ owner, ids: gone }) => owner.liveRevisionId === null || gone.includes(owner.liveRevisionId),
    );
    for (const one of orphans) bury(tx, asked, one);
    const { at, staffId, kind, target, reason } = asked;
    insertPurge(tx, { at, staffId, kind, target, reason, hashes });
    raiseContentRevisionIn(tx);
    return { revisions: ids.length, drafts, hashes, buried: orphans.length };
  });
}

/** Leaves nothing of what was deleted in the log beside the store either. */
export async function wipeStoreLog(store: Store): Promise<void> {
  store.db.$client.pragma('wal_checkpoint(TRUNCATE)');
}
