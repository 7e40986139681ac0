import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Store, StoreTransaction } from '#db/client.ts';
import { document, revision } from '#db/schema/document.ts';
import { media } from '#db/schema/media.ts';
import { draft } from '#db/schema/studio.ts';
import { writeAtOnce } from '#db/transaction.ts';
import { type AuditEntry, insertAudit } from './audit.ts';
import { isPurged } from './purges.ts';

/** What an editor says of an image. */
export interface MediaWords {
  alt: string;
  decorative: boolean;
  credit: string | null;
  licence: string | null;
  source: string | null;
  focusX: number;
  focusY: number;
}

export interface MediaRow extends MediaWords {
  name: string;
  addedBy: number | null;
  addedAt: string;
  updatedAt: string;
  hash: string | null;
  sentHash: string | null;
  /** Bytes in the store; 0 for an image that lives in the content folder alone. */
  size: number;
}

const ROW = {
  name: media.name,
  alt: media.alt,
  decorative: media.decorative,
  credit: media.credit,
  licence: media.licence,
  source: media.source,
  focusX: media.focusX,
  focusY: media.focusY,
  addedBy: media.addedBy,
  addedAt: media.addedAt,
  updatedAt: media.updatedAt,
  hash: media.hash,
  sentHash: media.sentHash,
  size: media.size,
};

export async function listMedia(store: Store): Promise<MediaRow[]> {
  return store.db.select(ROW).from(media).orderBy(asc(media.name)).all();
}

export async function findMedia(store: Store, name: string): Promise<MediaRow | undefined> {
  return store.db.select(ROW).from(media).where(eq(media.name, name)).get();
}

/** The bytes of an image that came in by the studio. */
export async function findMediaBytes(store: Store, name: string): Promise<Buffer | undefined> {
  return (
    store.db.select({ bytes: media.bytes }).from(media).where(eq(media.name, name)).get()?.bytes ?? undefined
  );
}

/** An image sent before, by the hash of what was sent. */
export async function findMediaSent(store: Store, sentHash: string): Promise<MediaRow | undefined> {
  return store.db.select(ROW).from(media).where(eq(media.sentHash, sentHash)).get();
}

export interface NewMedia extends MediaWords {
  name: string;
  sentHash: string;
  hash: string;
  bytes: Buffer;
}

/** Keeps an image; `full` where all of them would weigh more than `most` bytes, `purged` for one that may not come back. */
export async function addMedia(
  store: Store,
  row: NewMedia,
  { by, at, most }: { by: number; at: string; most: number },
): Promise<'added' | 'known' | 'full' | 'purged'> {
  return writeAtOnce(store, (tx) => {
    if (isPurged(tx, row.hash) || isPurged(tx, row.sentHash)) return 'purged';
    const held = tx.select({ size: media.size }).from(media).where(eq(media.name, row.name)).get();
    if (held !== undefined && held.size > 0) return 'known';
    const total = tx
      .select({ bytes: sql<number>`coalesce(sum(${media.size}), 0)` })
      .from(media)
      .get();
    if ((total?.bytes ?? 0) + row.bytes.length > most) return 'full';
    const values = { ...row, size: row.bytes.length, addedBy: by, addedAt: at, updatedAt: at };
    tx.insert(media).values(values).onConflictDoUpdate({ target: media.name, set: values }).run();
    insertAudit(tx, { staffId: by, action: 'add-media', target: `medias/${row.name}` }, at);
    return 'added';
  });
}

/** Keeps what is said of an image, whether or not its bytes are in the store. */
export async function saveMediaWords(
  store: Store,
  name: string,
  words: MediaWords,
  { by, at }: { by: number; at: string },
): Promise<void> {
  await writeAtOnce(store, (tx) => {
    const values = { name, ...words, addedAt: at, updatedAt: at };
    tx.insert(media)
      .values(values)
      .onConflictDoUpdate({ target: media.name, set: { ...words, updatedAt: at } })
      .run();
    insertAudit(tx, { staffId: by, action: 'describe-media', target: `medias/${name}` }, at);
  });
}

export interface MediaUse {
  kind: string;
  slug: string;
  /** The open draft that names it; null for the text that is live. */
  draftId: number | null;
  ownerId: number | null;
}

/** Live texts and open drafts that name this address. */
function listUses(reader: Pick<StoreTransaction, 'select'>, src: string): MediaUse[] {
  const live = reader
    .select({ kind: document.kind, slug: document.slug, draftId: sql<null>`NULL`, ownerId: sql<null>`NULL` })
    .from(document)
    .innerJoin(revision, eq(revision.id, document.liveRevisionId))
    .where(sql`instr(${revision.text}, ${src}) > 0`)
    .orderBy(asc(document.kind), asc(document.slug))
    .all();
  const drafts = reader
    .select({ kind: draft.kind, slug: draft.slug, draftId: draft.id, ownerId: draft.ownerId })
    .from(draft)
    .where(and(isNull(draft.closedAt), sql`instr(${draft.text}, ${src}) > 0`))
    .orderBy(asc(draft.kind), asc(draft.slug))
    .all();
  return [...live, ...drafts];
}

export async function listMediaUses(store: Store, src: string): Promise<MediaUse[]> {
  return listUses(store.db, src);
}

/** Removes an image that no live text and no open draft names; false where one does. */
export async function removeMedia(
  store: Store,
  { name, src }: { name: string; src: string },
  entry: AuditEntry,
  at: string,
): Promise<boolean> {
  return writeAtOnce(store, (tx) => {
    if (listUses(tx, src).length > 0) return false;
    tx.delete(media).where(eq(media.name, name)).run();
    insertAudit(tx, entry, at);
    return true;
  });
}
