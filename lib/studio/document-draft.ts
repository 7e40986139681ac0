import { findOpenDraftFor } from '#db/queries/drafts.ts';
import { findStoredDocument } from '#db/queries/revisions.ts';
import { type Actor, can } from '#lib/auth/permissions.ts';
import type { DocumentName } from './act-on-document.ts';
import { findPersonName } from './desk.ts';
import { subjectOf } from './drafts.ts';
import type { Studio } from './studio.ts';

/** The draft under way of a document, and what this person may do with it. */
export interface DocumentDraft {
  id: number;
  owner: string;
  isMine: boolean;
  mayRead: boolean;
  mayWrite: boolean;
}

/** Whose draft a document has now: who may read the document may know, and ask them. */
export async function findDocumentDraft(
  studio: Studio,
  actor: Actor,
  name: DocumentName,
): Promise<DocumentDraft | null> {
  const document = await findStoredDocument(studio.store, name.kind, name.slug);
  const row = await findOpenDraftFor(studio.store, { ...name, documentId: document?.id ?? null });
  if (!row) return null;
  return {
    id: row.id,
    owner: (await findPersonName(studio, row.ownerId)) ?? '',
    isMine: row.ownerId === actor.id,
    mayRead: can(actor, 'read-draft', subjectOf(row)),
    mayWrite: can(actor, 'save-draft', subjectOf(row)),
  };
}

/** May this person write to the document, in the draft under way or in one of their own? */
export function mayWriteDocument(actor: Actor, name: DocumentName, draft: DocumentDraft | null): boolean {
  return draft === null ? can(actor, 'start-draft', name) : draft.mayWrite;
}
