import { and, desc, eq, gt, isNull, lt } from 'drizzle-orm';
import type { Store } from '#db/client.ts';
import { previewLink } from '#db/schema/together.ts';
import { writeAtOnce } from '#db/transaction.ts';
import { type AuditEntry, insertAudit } from './audit.ts';

export type PreviewLinkRow = typeof previewLink.$inferSelect;

export interface NewPreviewLink {
  draftId: number;
  tokenHash: string;
  createdBy: number;
  createdAt: string;
  expiresAt: string;
}

const isOpen = (draftId: number, now: string) =>
  and(eq(previewLink.draftId, draftId), isNull(previewLink.revokedAt), gt(previewLink.expiresAt, now));

/** Adds a link; undefined where the draft has `most` that still answer. */
export async function addPreviewLink(
  store: Store,
  link: NewPreviewLink,
  { most, audit }: { most: number; audit: AuditEntry },
): Promise<PreviewLinkRow | undefined> {
  return writeAtOnce(store, (tx) => {
    const open = tx.select().from(previewLink).where(isOpen(link.draftId, link.createdAt)).all();
    if (open.length >= most) return undefined;
    insertAudit(tx, audit, link.createdAt);
    return tx.insert(previewLink).values(link).returning().get();
  });
}

/** Ends a link of a draft; false where it answers no more, or is not of this draft. */
export async function revokePreviewLink(
  store: Store,
  { draftId, id }: { draftId: number; id: number },
  { at, audit }: { at: string; audit: AuditEntry },
): Promise<boolean> {
  return writeAtOnce(store, (tx) => {
    const { changes } = tx
      .update(previewLink)
      .set({ revokedAt: at })
      .where(and(isOpen(draftId, at), eq(previewLink.id, id)))
      .run();
    if (changes > 0) insertAudit(tx, audit, at);
    return changes > 0;
  });
}

/** Links of a draft that still answer, newest first. */
export async function listPreviewLinks(
  store: Store,
  draftId: number,
  now: string,
): Promise<PreviewLinkRow[]> {
  return store.db.select().from(previewLink).where(isOpen(draftId, now)).orderBy(desc(previewLink.id)).all();
}

/** A link, whether it still answers or not. */
export async function findPreviewLink(store: Store, tokenHash: string): Promise<PreviewLinkRow | undefined> {
  return store.db.select().from(previewLink).where(eq(previewLink.tokenHash, tokenHash)).get();
}

export async function deletePreviewLinksBefore(store: Store, instant: string): Promise<number> {
  return writeAtOnce(
    store,
    (tx) => tx.delete(previewLink).where(lt(previewLink.expiresAt, instant)).run().changes,
  );
}
