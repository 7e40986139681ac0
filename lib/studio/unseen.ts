import { type DocumentRow, findDocumentById, findRevision } from '#db/queries/revisions.ts';
import type { Actor } from '#lib/auth/permissions.ts';
import { type DocumentFile, pathOf, readDocumentFile } from './document-file.ts';
import { type Draft, getDraft } from './drafts.ts';
import type { Studio } from './studio.ts';

/** What was published, or written in the file, since the draft was begun. */
export interface Unseen {
  origin: 'published' | 'file';
  text: string;
  /** What the draft was begun from; null where it was begun from nothing. */
  from: string | null;
  /** The base to accept once it has been seen. */
  revisionId: number | null;
  fileHash: string | null;
}

interface Found {
  document: DocumentRow | undefined;
  file: DocumentFile;
}

/** What the author of a draft has not seen: another publication, then another text in the file. */
export async function findUnseenIn(
  studio: Studio,
  draft: Draft,
  { document, file }: Found,
): Promise<Unseen | undefined> {
  const liveId = document?.liveRevisionId ?? null;
  const isLiveSeen = liveId === null || liveId === draft.baseRevisionId;
  if (isLiveSeen && file.hash === draft.baseFileHash) return undefined;
  const live = liveId === null ? undefined : await findRevision(studio.store, liveId);
  const base =
    draft.baseRevisionId === null ? undefined : await findRevision(studio.store, draft.baseRevisionId);
  const from = base?.text ?? null;
  if (!isLiveSeen) {
    // Its file is shown next, if it differs.
    const fileHash = live?.hash === file.hash ? file.hash : draft.baseFileHash;
    return { origin: 'published', text: live?.text ?? '', from, revisionId: liveId, fileHash };
  }
  // A file that is gone, or that shows what is live, hides nothing.
  if (file.hash === null || file.hash === live?.hash) return undefined;
  return { origin: 'file', text: file.text ?? '', from, revisionId: liveId, fileHash: file.hash };
}

async function lookFor(studio: Studio, draft: Draft): Promise<Unseen | undefined> {
  const { documentId, kind, slug, format } = draft;
  const document = documentId === null ? undefined : await findDocumentById(studio.store, documentId);
  const file = await readDocumentFile(studio, document, pathOf(kind, slug, format));
  return findUnseenIn(studio, draft, { document, file });
}

export async function hasUnseen(studio: Studio, draft: Draft): Promise<boolean> {
  return (await lookFor(studio, draft)) !== undefined;
}

/** What whoever writes this draft has not seen, and the version of the draft that it is to be merged into. */
export async function findUnseen(
  studio: Studio,
  actor: Actor,
  id: number,
): Promise<{ unseen: Unseen | null; version: number }> {
  const draft = await getDraft(studio, actor, id, 'save-draft');
  return { unseen: (await lookFor(studio, draft)) ?? null, version: draft.version };
}
