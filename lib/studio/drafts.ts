import {
  abandonDraft,
  addDraft,
  type DraftAsideRow,
  type DraftRow,
  type DraftReplacement,
  findDraft,
  findDraftEver,
  findDraftOf,
  listAsides,
  rebaseDraft,
  replaceDraftText,
  saveDraftText,
} from '#db/queries/drafts.ts';
import {
  type DocumentRow,
  findDocumentById,
  findRevision,
  findStoredDocument,
} from '#db/queries/revisions.ts';
import { findStoreFault, type StoreFault } from '#db/store-fault.ts';
import { allow } from '#lib/auth/guard.ts';
import type { Actor, Subject } from '#lib/auth/permissions.ts';
import { isKind, type Kind } from '#lib/content/kinds.ts';
import { MAX_FILE_BYTES } from '#lib/content/parse.ts';
import { isReserved } from '#lib/content/source-file.ts';
import { isSlug } from '#lib/slug.ts';
import { pathOf, readDocumentFile } from './document-file.ts';
import { goneSince } from './gone-since.ts';
import type { Studio } from './studio.ts';

export interface Draft extends DraftRow {
  kind: Kind;
}

export function toDraft(row: DraftRow): Draft {
  const { kind } = row;
  if (!isKind(kind)) throw new Error(`a draft of an unknown kind: ${kind}`);
  return { ...row, kind };
}

export function subjectOf({ kind, slug, ownerId }: Pick<DraftRow, 'kind' | 'slug' | 'ownerId'>): Subject {
  return { kind, slug, authorId: ownerId };
}

/** A document, a draft or a revision that is not there. */
export class NotFoundError extends Error {
  override name = 'NotFoundError';
}

/** An open draft, without any guard: for who asks one before showing it. */
export async function findOpenDraft(studio: Studio, id: number): Promise<Draft | undefined> {
  const row = await findDraft(studio.store, id);
  return row && toDraft(row);
}

/** An open draft that this person may do this to. Throws {@link NotFoundError} and `AuthError`. */
export async function getDraft(
  studio: Studio,
  actor: Actor,
  id: number,
  action: 'read-draft' | 'save-draft' | 'delete-draft' | 'publish' | 'comment' = 'read-draft',
): Promise<Draft> {
  const row = await findDraft(studio.store, id);
  if (!row) throw new NotFoundError(`draft ${id}`);
  allow(actor, action, subjectOf(row));
  return toDraft(row);
}

async function getLive(
  studio: Studio,
  kind: Kind,
  slug: string,
): Promise<DocumentRow & { liveRevisionId: number }> {
  const document = await findStoredDocument(studio.store, kind, slug);
  if (!document?.liveRevisionId) throw new NotFoundError(`${kind}/${slug}`);
  return { ...document, liveRevisionId: document.liveRevisionId };
}

/**
 * Begins the draft of a published document, from its live text unless told. A file that differs from what is live has
 * not been seen: publishing will show it first.
 */
export async function beginFromLive(
  studio: Studio,
  actor: Actor,
  { kind, slug }: Pick<Draft, 'kind' | 'slug'>,
  how: { ownerId?: number; write?: (live: string) => string } = {},
): Promise<Draft> {
  allow(actor, 'start-draft', { kind, slug });
  const document = await getLive(studio, kind, slug);
  const live = await findRevision(studio.store, document.liveRevisionId);
  if (!live) throw new NotFoundError(`revision ${document.liveRevisionId}`);
  const file = await readDocumentFile(studio, document, pathOf(kind, slug, live.format));
  const seen = document.waitingRevisionId === null && file.known?.refusal === null;
  const { draft } = await addDraft(studio.store, {
    documentId: document.id,
    kind,
    slug,
    format: live.format,
    text: how.write ? how.write(live.text) : live.text,
    baseRevisionId: live.id,
    baseFileHash: seen ? file.hash : null,
    ownerId: how.ownerId ?? actor.id,
    savedBy: actor.id,
    createdAt: studio.now(),
  });
  return getDraft(studio, actor, draft.id);
}

/** The draft of a published document: the one there is, else one that begins from the live text. */
export async function openDraft(studio: Studio, actor: Actor, kind: Kind, slug: string): Promise<Draft> {
  const document = await getLive(studio, kind, slug);
  const known = await findDraftOf(studio.store, document.id);
  return known ? getDraft(studio, actor, known.id) : beginFromLive(studio, actor, { kind, slug });
}

export type StartOutcome =
  | { outcome: 'started'; draft: Draft }
  /** `disk`: nothing is begun, because the store could not be written. */
  | { outcome: 'invalid-address' | 'address-taken' | 'disk' };

/** Why no document can have this address; undefined where one can. */
export async function findStartRefusal(
  studio: Studio,
  { kind, slug }: { kind: Kind; slug: string },
): Promise<'invalid-address' | 'address-taken' | undefined> {
  if (!isSlug(slug) || isReserved(kind, slug)) return 'invalid-address';
  const file = await readDocumentFile(studio, undefined, pathOf(kind, slug, 'mdx'));
  const isTaken = file.hash !== null || (await findStoredDocument(studio.store, kind, slug)) !== undefined;
  return isTaken ? 'address-taken' : undefined;
}

/** The draft of a new document. */
export async function startDraft(
  studio: Studio,
  actor: Actor,
  asked: { kind: Kind; slug: string; text: string },
): Promise<StartOutcome> {
  const { kind, slug, text } = asked;
  allow(actor, 'start-draft', { kind, slug });
  const refusal = await findStartRefusal(studio, asked);
  if (refusal) return { outcome: refusal };
  const begun = await addDraft(studio.store, {
    documentId: null,
    kind,
    slug,
    format: 'mdx',
    text,
    baseRevisionId: null,
    baseFileHash: null,
    ownerId: actor.id,
    createdAt: studio.now(),
  }).catch((cause: unknown) => {
    if (findStoreFault(cause) === undefined) throw cause;
    return undefined;
  });
  if (!begun) return { outcome: 'disk' };
  const { draft, added } = begun;
  return added ? { outcome: 'started', draft: toDraft(draft) } : { outcome: 'address-taken' };
}

export type SaveOutcome =
  | { outcome: 'saved'; version: number; at: string }
  /** Someone saved first: the text sent is put aside, and theirs is given. */
  | { outcome: 'conflict'; version: number; theirs: string; savedBy: number }
  /** Published or given up meanwhile: the text sent is put aside. */
  | { outcome: 'closed'; asideId?: number | undefined }
  /** Another window has the hand: the text sent is put aside. */
  | { outcome: 'hand-taken'; holderId: number }
  | { outcome: 'too-large'; limit: number }
  | { outcome: 'disk'; fault: StoreFault };

export interface DraftChange {
  id: number;
  /** The version that the text was typed from. */
  version: number;
  text: string;
  /** The window that it was typed in; without one, nobody’s hand stands in the way. */
  tab?: string | undefined;
}

export interface DraftChoice extends DraftChange {
  /** What stood on the screen, where it is not what was chosen. */
  aside?: string | undefined;
}

/** Half of a pair of code units has no UTF-8 form: it becomes what any file would hold in its place. */
export function toUtf8(text: string): string {
  return Buffer.from(text).toString('utf8');
}

async function save(
  studio: Studio,
  actor: Actor,
  { id, version, text, aside, tab }: DraftChoice,
  write: (store: Studio['store'], save: DraftReplacement) => ReturnType<typeof saveDraftText>,
): Promise<SaveOutcome> {
  if (Math.max(Buffer.byteLength(text), Buffer.byteLength(aside ?? '')) > MAX_FILE_BYTES)
    return { outcome: 'too-large', limit: MAX_FILE_BYTES };
  try {
    const result = await write(studio.store, {
      id,
      version,
      text: toUtf8(text),
      aside: aside && toUtf8(aside),
      personId: actor.id,
      at: studio.now(),
      hand: tab === undefined ? undefined : { staffId: actor.id, tab, since: goneSince(studio) },
    });
    if (!result) throw new NotFoundError(`draft ${id}`);
    const { outcome, draft } = result;
    if (outcome === 'closed') return { outcome, asideId: result.asideId };
    if (outcome === 'hand-taken') return { outcome, holderId: result.holderId };
    if (outcome === 'saved') return { outcome, version: draft.version, at: draft.updatedAt };
    return { outcome, version: draft.version, theirs: draft.text, savedBy: draft.savedBy };
  } catch (cause) {
    const fault = findStoreFault(cause);
    if (!fault) throw cause;
    return { outcome: 'disk', fault };
  }
}

/** May this person write to the draft, open or closed? What comes too late is still put aside. */
async function checkWriter(studio: Studio, actor: Actor, id: number): Promise<void> {
  const row = await findDraftEver(studio.store, id);
  if (row) allow(actor, 'save-draft', subjectOf(row));
}

/** Saves a text, however broken. */
export async function saveDraft(studio: Studio, actor: Actor, change: DraftChange): Promise<SaveOutcome> {
  await checkWriter(studio, actor, change.id);
  return save(studio, actor, change, saveDraftText);
}

/** Saves what was chosen over theirs, once theirs was shown: what it replaces is put aside. */
export async function replaceDraft(studio: Studio, actor: Actor, choice: DraftChoice): Promise<SaveOutcome> {
  await checkWriter(studio, actor, choice.id);
  return save(studio, actor, choice, replaceDraftText);
}

/** Texts put aside of a draft, newest first. */
export async function listPutAside(studio: Studio, actor: Actor, id: number): Promise<DraftAsideRow[]> {
  await getDraft(studio, actor, id);
  return listAsides(studio.store, id);
}

/** Gives a draft up: its text stays in the store, and nobody is held by it any more. */
export async function giveUpDraft(studio: Studio, actor: Actor, id: number): Promise<void> {
  const { kind, slug } = await getDraft(studio, actor, id, 'delete-draft');
  await abandonDraft(studio.store, { id, staffId: actor.id, target: `${kind}/${slug}`, at: studio.now() });
}

/** Says that the author has seen what was published or written in the file since the draft was begun. */
export async function acceptBase(
  studio: Studio,
  actor: Actor,
  id: number,
  base: { revisionId: number | null; fileHash: string | null },
): Promise<void> {
  await getDraft(studio, actor, id, 'save-draft');
  await rebaseDraft(studio.store, id, base);
}

/**
 * Puts a former revision in the draft of its document, begun if need be; what the draft held is put aside. Anything but
 * `saved` leaves the draft as it was.
 */
export async function restoreRevision(
  studio: Studio,
  actor: Actor,
  revisionId: number,
): Promise<{ outcome: SaveOutcome['outcome']; draftId: number }> {
  const former = await findRevision(studio.store, revisionId);
  const document = former && (await findDocumentById(studio.store, former.documentId));
  if (!former || !document || !isKind(document.kind)) throw new NotFoundError(`revision ${revisionId}`);
  const draft = await openDraft(studio, actor, document.kind, document.slug);
  allow(actor, 'save-draft', subjectOf(draft));
  const { id, version } = draft;
  const { outcome } = await replaceDraft(studio, actor, { id, version, text: former.text });
  return { outcome, draftId: id };
}
