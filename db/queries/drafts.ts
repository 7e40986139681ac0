import { and, desc, eq, inArray, isNull, or } from 'drizzle-orm';
import type { Store, StoreTransaction } from '#db/client.ts';
import { draft, draftAside } from '#db/schema/studio.ts';
import { writeAtOnce } from '#db/transaction.ts';

export type DraftRow = typeof draft.$inferSelect;
export type NewDraft = Omit<
  typeof draft.$inferInsert,
  'id' | 'version' | 'savedBy' | 'updatedAt' | 'closedAt'
>;
export type DraftAsideRow = typeof draftAside.$inferSelect;

/** A draft without its text, for lists. */
export type DraftSummary = Omit<DraftRow, 'text' | 'baseFileHash'>;

export function findDraftIn(tx: StoreTransaction, id: number): DraftRow | undefined {
  return tx.select().from(draft).where(eq(draft.id, id)).get();
}

/** A draft, open or closed. */
export async function findDraftRow(store: Store, id: number): Promise<DraftRow | undefined> {
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

/** The open draft of a document or of an address, the one there is or the one given; `added` tells which. */
export async function addDraft(store: Store, row: NewDraft): Promise<{ draft: DraftRow; added: boolean }> {
  return writeAtOnce(store, (tx) => {
    const sameAddress = and(eq(draft.kind, row.kind), eq(draft.slug, row.slug));
    const same = row.documentId ? or(eq(draft.documentId, row.documentId), sameAddress) : sameAddress;
    const known = tx
      .select()
      .from(draft)
      .where(and(same, isNull(draft.closedAt)))
      .get();
    if (known) return { draft: known, added: false };
    const values = { ...row, savedBy: row.ownerId, updatedAt: row.createdAt };
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

function putAside(
  tx: StoreTransaction,
  row: { draftId: number; personId: number; version: number; text: string; createdAt: string },
): void {
  tx.insert(draftAside)
    .values(row)
    .onConflictDoUpdate({
      target: [draftAside.draftId, draftAside.personId, draftAside.version],
      set: { text: row.text, createdAt: row.createdAt },
    })
    .run();
}

export interface DraftSave {
  id: number;
  /** The version that the text was typed from. */
  version: number;
  text: string;
  personId: number;
  at: string;
}

/**
 * Saves a text over the version it was typed from. When another save came first the draft stays as it is, the text is
 * put aside, and the draft is returned: nothing is lost, whoever closes their browser.
 */
export async function saveDraftText(
  store: Store,
  { id, version, text, personId, at }: DraftSave,
): Promise<{ outcome: 'saved' | 'conflict' | 'closed'; draft: DraftRow } | undefined> {
  return writeAtOnce(store, (tx) => {
    const current = findDraftIn(tx, id);
    if (!current) return undefined;
    if (current.text === text && current.closedAt === null)
      return { outcome: 'saved' as const, draft: current };
    if (current.closedAt !== null || current.version !== version) {
      putAside(tx, { draftId: id, personId, version, text, createdAt: at });
      return {
        outcome: current.closedAt === null ? ('conflict' as const) : ('closed' as const),
        draft: current,
      };
    }
    const saved = tx
      .update(draft)
      .set({ text, version: version + 1, savedBy: personId, updatedAt: at })
      .where(eq(draft.id, id))
      .returning()
      .get();
    return { outcome: 'saved' as const, draft: saved };
  });
}

/** Saves a text over a version that its author has seen and decided against: that version is put aside. */
export async function replaceDraftText(
  store: Store,
  { id, version, text, personId, at }: DraftSave,
): Promise<{ outcome: 'saved' | 'conflict' | 'closed'; draft: DraftRow } | undefined> {
  return writeAtOnce(store, (tx) => {
    const current = findDraftIn(tx, id);
    if (!current) return undefined;
    if (current.closedAt !== null) return { outcome: 'closed' as const, draft: current };
    if (current.version !== version) return { outcome: 'conflict' as const, draft: current };
    putAside(tx, {
      draftId: id,
      personId: current.savedBy,
      version: current.version,
      text: current.text,
      createdAt: at,
    });
    const saved = tx
      .update(draft)
      .set({ text, version: version + 1, savedBy: personId, updatedAt: at })
      .where(eq(draft.id, id))
      .returning()
      .get();
    return { outcome: 'saved' as const, draft: saved };
  });
}

/** Says that the author has seen what was published, or put in the files, since the draft was begun. */
export async function rebaseDraft(
  store: Store,
  id: number,
  base: { revisionId: number | null; fileHash: string | null },
): Promise<void> {
  store.db
    .update(draft)
    .set({ baseRevisionId: base.revisionId, baseFileHash: base.fileHash })
    .where(and(eq(draft.id, id), isNull(draft.closedAt)))
    .run();
}

export async function closeDraft(store: Store, id: number, at: string): Promise<void> {
  store.db
    .update(draft)
    .set({ closedAt: at })
    .where(and(eq(draft.id, id), isNull(draft.closedAt)))
    .run();
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
