import { and, desc, eq, inArray, isNull, notInArray, or } from 'drizzle-orm';
import type { Store, StoreTransaction } from '#db/client.ts';
import { draft, draftAside } from '#db/schema/studio.ts';
import { writeAtOnce } from '#db/transaction.ts';
import { insertAudit } from './audit.ts';
import { findOtherHolder, type HandOf } from './presence.ts';

export type DraftRow = typeof draft.$inferSelect;
export type NewDraft = Omit<
  typeof draft.$inferInsert,
  'id' | 'version' | 'updatedAt' | 'closedAt' | 'closedBy' | 'closedAs' | 'savedBy'
> & {
  /** Its owner, unless told. */
  savedBy?: number;
};
export type DraftAsideRow = typeof draftAside.$inferSelect;

/** A draft without its text, for lists. */
export type DraftSummary = Omit<DraftRow, 'text' | 'baseFileHash' | 'closedBy' | 'closedAs'>;

export function findDraftIn(tx: StoreTransaction, id: number): DraftRow | undefined {
  return tx.select().from(draft).where(eq(draft.id, id)).get();
}

/** A draft, open or closed. */
export async function findDraftEver(store: Store, id: number): Promise<DraftRow | undefined> {
  return store.db.select().from(draft).where(eq(draft.id, id)).get();
}

/** A draft that is still open. */
export async function findDraft(store: Store, id: number): Promise<DraftRow | undefined> {
  return store.db
    .select()
    .from(draft)
    .where(and(eq(draft.id, id), isNull(draft.closedAt)))
    .get();
}

export async function findDraftOf(store: Store, documentId: number): Promise<DraftRow | undefined> {
  return store.db
    .select()
    .from(draft)
    .where(and(eq(draft.documentId, documentId), isNull(draft.closedAt)))
    .get();
}

const isOpenFor = ({ documentId, kind, slug }: Pick<DraftRow, 'documentId' | 'kind' | 'slug'>) => {
  const sameAddress = and(eq(draft.kind, kind), eq(draft.slug, slug));
  const same = documentId === null ? sameAddress : or(eq(draft.documentId, documentId), sameAddress);
  return and(same, isNull(draft.closedAt));
};

/** The open draft of a document, or of an address. */
export async function findOpenDraftFor(
  store: Store,
  name: Pick<DraftRow, 'documentId' | 'kind' | 'slug'>,
): Promise<DraftRow | undefined> {
  return store.db.select().from(draft).where(isOpenFor(name)).get();
}

/** The open draft of a document or of an address, the one there is or the one given; `added` tells which. */
export async function addDraft(store: Store, row: NewDraft): Promise<{ draft: DraftRow; added: boolean }> {
  return writeAtOnce(store, (tx) => {
    const known = tx
      .select()
      .from(draft)
      .where(isOpenFor({ ...row, documentId: row.documentId ?? null }))
      .get();
    if (known) return { draft: known, added: false };
    const values = { savedBy: row.ownerId, ...row, updatedAt: row.createdAt };
    const entry = { staffId: values.savedBy, action: 'start-draft', target: `${row.kind}/${row.slug}` };
    insertAudit(tx, entry, row.createdAt);
    return { draft: tx.insert(draft).values(values).returning().get(), added: true };
  });
}

/** Open drafts, last saved first; those of one person when `ownerId` is given. */
export async function listDrafts(store: Store, ownerId?: number): Promise<DraftSummary[]> {
  const mine = ownerId === undefined ? undefined : eq(draft.ownerId, ownerId);
  return store.db
    .select({
      id: draft.id,
      documentId: draft.documentId,
      kind: draft.kind,
      slug: draft.slug,
      format: draft.format,
      version: draft.version,
      baseRevisionId: draft.baseRevisionId,
      ownerId: draft.ownerId,
      savedBy: draft.savedBy,
      createdAt: draft.createdAt,
      updatedAt: draft.updatedAt,
      closedAt: draft.closedAt,
    })
    .from(draft)
    .where(and(isNull(draft.closedAt), mine))
    .orderBy(desc(draft.updatedAt), desc(draft.id))
    .all();
}

const BATCH = 500;

/** Texts of these drafts. */
export async function listDraftTexts(
  store: Store,
  ids: readonly number[],
): Promise<{ id: number; text: string }[]> {
  const texts: { id: number; text: string }[] = [];
  for (let start = 0; start < ids.length; start += BATCH) {
    const wanted = inArray(draft.id, ids.slice(start, start + BATCH));
    texts.push(...store.db.select({ id: draft.id, text: draft.text }).from(draft).where(wanted).all());
  }
  return texts;
}

/** Beyond it the oldest goes: what comes back as long as nobody looks would fill the disk. */
const ASIDES_KEPT = 50;

/** Keeps a text beside its draft, once; gives its number. */
function putAside(
  tx: StoreTransaction,
  row: { draftId: number; personId: number; version: number; text: string; createdAt: string },
): number {
  const ofDraft = eq(draftAside.draftId, row.draftId);
  const same = tx
    .select({ id: draftAside.id })
    .from(draftAside)
    .where(and(ofDraft, eq(draftAside.text, row.text)))
    .get();
  if (same) return same.id;
  const { id } = tx.insert(draftAside).values(row).returning({ id: draftAside.id }).get();
  const kept = tx
    .select({ id: draftAside.id })
    .from(draftAside)
    .where(ofDraft)
    .orderBy(desc(draftAside.id))
    .limit(ASIDES_KEPT);
  tx.delete(draftAside)
    .where(and(ofDraft, notInArray(draftAside.id, kept)))
    .run();
  return id;
}

export interface DraftSave {
  id: number;
  /** The version that the text was typed from. */
  version: number;
  text: string;
  personId: number;
  at: string;
  /** The window that saves: where another one has the hand, nothing is saved. */
  hand?: HandOf | undefined;
}

export interface DraftReplacement extends DraftSave {
  /** What stood on the screen and goes with this choice. */
  aside?: string | undefined;
}

export type DraftSaved =
  | { outcome: 'saved' | 'conflict'; draft: DraftRow }
  /** `asideId`: the text sent, put aside. */
  | { outcome: 'closed'; draft: DraftRow; asideId?: number }
  | { outcome: 'hand-taken'; draft: DraftRow; holderId: number };

/** Why a text does not replace that of the draft; undefined where it may. */
function findObstacle(
  tx: StoreTransaction,
  current: DraftRow,
  { version, hand }: DraftSave,
): DraftSaved | undefined {
  if (current.closedAt !== null) return { outcome: 'closed', draft: current };
  const holder = hand && findOtherHolder(tx, current.id, hand);
  if (holder) return { outcome: 'hand-taken', draft: current, holderId: holder.staffId };
  return current.version === version ? undefined : { outcome: 'conflict', draft: current };
}

function writeText(tx: StoreTransaction, { id, version, text, personId, at }: DraftSave): DraftSaved {
  const saved = tx
    .update(draft)
    .set({ text, version: version + 1, savedBy: personId, updatedAt: at })
    .where(eq(draft.id, id))
    .returning()
    .get();
  return { outcome: 'saved', draft: saved };
}

/**
 * Saves a text over the version it was typed from. When another save came first the draft stays as it is, the text is
 * put aside, and the draft is returned: nothing is lost, whoever closes their browser.
 */
export async function saveDraftText(store: Store, save: DraftSave): Promise<DraftSaved | undefined> {
  const { id, version, text, personId, at } = save;
  return writeAtOnce(store, (tx) => {
    const current = findDraftIn(tx, id);
    if (!current) return undefined;
    if (current.text === text && current.closedAt === null) return { outcome: 'saved', draft: current };
    const obstacle = findObstacle(tx, current, save);
    if (!obstacle) return writeText(tx, save);
    const asideId = putAside(tx, { draftId: id, personId, version, text, createdAt: at });
    return obstacle.outcome === 'closed' ? { ...obstacle, asideId } : obstacle;
  });
}

/** Saves a text over a version that its author has seen and decided against: that version is put aside. */
export async function replaceDraftText(
  store: Store,
  replacement: DraftReplacement,
): Promise<DraftSaved | undefined> {
  const { id, version, text, personId, at, aside } = replacement;
  return writeAtOnce(store, (tx) => {
    const current = findDraftIn(tx, id);
    if (!current) return undefined;
    const origin = { draftId: id, version, createdAt: at };
    if (aside !== undefined && aside !== text) putAside(tx, { ...origin, personId, text: aside });
    const obstacle = findObstacle(tx, current, replacement);
    if (obstacle) {
      if (current.text !== text) putAside(tx, { ...origin, personId, text });
      return obstacle;
    }
    if (current.text === text) return { outcome: 'saved', draft: current };
    putAside(tx, { ...origin, personId: current.savedBy, text: current.text });
    return writeText(tx, replacement);
  });
}

/** Says that the author has seen what was published, or put in the files, since the draft was begun. */
export async function rebaseDraft(
  store: Store,
  id: number,
  base: { revisionId: number | null; fileHash: string | null },
): Promise<void> {
  await writeAtOnce(store, (tx) =>
    tx
      .update(draft)
      .set({ baseRevisionId: base.revisionId, baseFileHash: base.fileHash })
      .where(and(eq(draft.id, id), isNull(draft.closedAt)))
      .run(),
  );
}

/** Gives a draft up: its text stays, and it is no longer open. */
export async function abandonDraft(
  store: Store,
  given: { id: number; staffId: number; target: string; at: string },
): Promise<void> {
  const { id, staffId, target, at } = given;
  await writeAtOnce(store, (tx) => {
    const { changes } = tx
      .update(draft)
      .set({ closedAt: at, closedBy: staffId, closedAs: 'abandoned' })
      .where(and(eq(draft.id, id), isNull(draft.closedAt)))
      .run();
    if (changes > 0) insertAudit(tx, { staffId, action: 'delete-draft', target }, at);
  });
}

/** A text put aside of this draft. */
export async function findAside(
  store: Store,
  draftId: number,
  id: number,
): Promise<DraftAsideRow | undefined> {
  return store.db
    .select()
    .from(draftAside)
    .where(and(eq(draftAside.draftId, draftId), eq(draftAside.id, id)))
    .get();
}

/** Texts put aside of a draft, newest first. */
export async function listAsides(store: Store, draftId: number): Promise<DraftAsideRow[]> {
  return store.db
    .select()
    .from(draftAside)
    .where(eq(draftAside.draftId, draftId))
    .orderBy(desc(draftAside.id))
    .all();
}
