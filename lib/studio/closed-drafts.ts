import { addDraft, findAside, findDraftEver, findOpenDraftFor } from '#db/queries/drafts.ts';
import { findDocumentById, findRevision, findStoredDocument } from '#db/queries/revisions.ts';
import { allow } from '#lib/auth/guard.ts';
import { type Actor, can } from '#lib/auth/permissions.ts';
import { isKind, type Kind } from '#lib/content/kinds.ts';
import { findPersonName } from './desk.ts';
import { type DocumentDraft, findDocumentDraft, mayWriteDocument } from './document-draft.ts';
import { describeAsides, type PutAside, titleOf } from './draft-page.ts';
import { beginFromLive, type Draft, NotFoundError, subjectOf, toDraft } from './drafts.ts';
import { formatInstant } from './format-instant.ts';
import { withNotice } from './notices.ts';
import type { Studio } from './studio.ts';

/** What a text of a draft is offered for: its draft, and which of its texts where it is not the draft’s own. */
export interface TextName {
  draftId: number;
  asideId: number | undefined;
}

/** A text of a closed draft that is offered in the draft under way. */
export interface OfferedText {
  text: string;
  /** What both come from, where it is known. */
  base: string | null;
  author: string;
  when: string;
}

export interface ClosedDraft {
  title: string;
  owner: string;
  /** How it was closed; null where it was not written down. */
  closedAs: Draft['closedAs'];
  closedBy: string | null;
  when: string;
  savedBy: string;
  asides: PutAside[];
  /** Its document as it is called today; null where there is none yet. */
  document: { kind: Kind; slug: string } | null;
  /** The draft that has come after it. */
  current: DocumentDraft | null;
  mayResume: boolean;
}

/** A draft, open or closed, whoever asks: the page asks its own guard before it shows anything of it. */
export async function findEveryDraft(studio: Studio, idText: string): Promise<Draft | undefined> {
  const row = /^[1-9]\d{0,14}$/.test(idText) ? await findDraftEver(studio.store, Number(idText)) : undefined;
  return row && toDraft(row);
}

/** What the draft is of, where that is called today. */
async function nameToday(
  studio: Studio,
  { documentId, kind, slug }: Draft,
): Promise<{ documentId: number | null; kind: Kind; slug: string }> {
  const document =
    documentId === null
      ? await findStoredDocument(studio.store, kind, slug)
      : await findDocumentById(studio.store, documentId);
  if (!document || !isKind(document.kind)) return { documentId: null, kind, slug };
  return { documentId: document.id, kind: document.kind, slug: document.slug };
}

/** What the page of a closed draft shows to who could write to it. Throws `AuthError`. */
export async function readClosedDraft(studio: Studio, actor: Actor, draft: Draft): Promise<ClosedDraft> {
  allow(actor, 'save-draft', subjectOf(draft));
  const { documentId, ...name } = await nameToday(studio, draft);
  const current = await findDocumentDraft(studio, actor, name);
  return {
    title: titleOf(draft),
    owner: (await findPersonName(studio, draft.ownerId)) ?? '',
    closedAs: draft.closedAs,
    closedBy: await findPersonName(studio, draft.closedBy),
    when: formatInstant(draft.closedAt ?? draft.updatedAt),
    savedBy: (await findPersonName(studio, draft.savedBy)) ?? '',
    asides: await describeAsides(studio, draft.id),
    document: documentId === null ? null : name,
    current,
    mayResume: mayWriteDocument(actor, name, current),
  };
}

interface DraftText {
  text: string;
  personId: number;
  at: string;
}

/** A text of a draft: its own, or one put aside, of which the oldest go. */
async function findText(
  studio: Studio,
  draft: Draft,
  asideId: number | undefined,
): Promise<DraftText | undefined> {
  if (asideId === undefined) return { text: draft.text, personId: draft.savedBy, at: draft.updatedAt };
  const aside = await findAside(studio.store, draft.id, asideId);
  return aside && { text: aside.text, personId: aside.personId, at: aside.createdAt };
}

async function findBaseText(studio: Studio, { baseRevisionId }: Draft): Promise<string | null> {
  const base = baseRevisionId === null ? undefined : await findRevision(studio.store, baseRevisionId);
  return base?.text ?? null;
}

/** The draft to come, begun with the text where nothing else was published since; else from what is live. */
async function beginAgain(studio: Studio, actor: Actor, closed: Draft, text: string): Promise<Draft> {
  const { documentId, kind, slug } = await nameToday(studio, closed);
  // It stays with whom it belonged to: they may go on with it, whoever takes it back.
  const { ownerId, format } = closed;
  if (documentId !== null) {
    const base = await findBaseText(studio, closed);
    const write = (live: string) => (live === base ? text : live);
    return beginFromLive(studio, actor, { kind, slug }, { ownerId, write });
  }
  allow(actor, 'start-draft', { kind, slug });
  const { draft } = await addDraft(studio.store, {
    documentId,
    kind,
    slug,
    format,
    text,
    baseRevisionId: null,
    baseFileHash: null,
    ownerId,
    savedBy: actor.id,
    createdAt: studio.now(),
  });
  return toDraft(draft);
}

/**
 * Takes a text of a closed draft up again, and gives the address to go to. The draft under way keeps its own text: there,
 * the other is offered, and merged by who writes it.
 */
export async function resumeText(
  studio: Studio,
  actor: Actor,
  { draftId, asideId }: TextName,
): Promise<string> {
  const row = await findDraftEver(studio.store, draftId);
  if (!row) throw new NotFoundError(`draft ${draftId}`);
  const closed = toDraft(row);
  allow(actor, 'save-draft', subjectOf(closed));
  const found = await findText(studio, closed, asideId);
  if (!found) throw new NotFoundError(`text ${asideId} of draft ${draftId}`);
  const { text } = found;
  const known = await findOpenDraftFor(studio.store, await nameToday(studio, closed));
  if (known) allow(actor, 'save-draft', subjectOf(known));
  const target = known ?? (await beginAgain(studio, actor, closed, text));
  const address = `/studio/brouillons/${target.id}`;
  if (target.text === text) return withNotice(address, 'texte-repris');
  return `${address}?texte=${draftId}${asideId === undefined ? '' : `.${asideId}`}`;
}

/** The text of an earlier draft that an address offers to merge into this one; none where it is there already. */
export async function findOffered(
  studio: Studio,
  actor: Actor,
  target: Draft,
  asked: string | undefined,
): Promise<OfferedText | null> {
  const [, draftId, asideId] = /^([1-9]\d{0,14})(?:\.([1-9]\d{0,14}))?$/.exec(asked ?? '') ?? [];
  const from = draftId === undefined ? undefined : await findEveryDraft(studio, draftId);
  if (!from || !can(actor, 'save-draft', subjectOf(from))) return null;
  const name = await nameToday(studio, from);
  const isSame = (await findOpenDraftFor(studio.store, name))?.id === target.id;
  if (!isSame) return null;
  const found = await findText(studio, from, asideId ? Number(asideId) : undefined);
  if (!found || found.text === target.text) return null;
  return {
    text: found.text,
    base: await findBaseText(studio, from),
    author: (await findPersonName(studio, found.personId)) ?? '',
    when: formatInstant(found.at),
  };
}
