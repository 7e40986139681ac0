import { findDocument, type IndexedDocument } from '#db/index/document.ts';
import { findRevision } from '#db/queries/revisions.ts';
import { allow } from '#lib/auth/guard.ts';
import type { Actor } from '#lib/auth/permissions.ts';
import { BODY, CARE_RULES, type CareName, listSheetNeeds } from '#lib/catalogue/care-rules.ts';
import { findProductAt } from '#lib/catalogue/snapshot.ts';
import { type Day, dayOf } from '#lib/clock.ts';
import { listModelKeys } from '#lib/content/check-facts.ts';
import { bodyHoldsModelText, holdsModelText } from '#lib/content/model-text.ts';
import { getIndex } from '#lib/portal/index-reader.ts';
import type { DocumentName } from './act-on-document.ts';
import { readFrontMatter } from './source-edit.ts';
import type { Studio } from './studio.ts';

/** What a live document needs at a day; a sheet is judged by its facts only while it is public. */
export function listNeedsOf(document: IndexedDocument, day: Day): CareName[] {
  if (document.retired) return [];
  const sheet = document.kind === 'produits' ? findProductAt(document.slug, day) : undefined;
  return [
    ...(sheet ? listSheetNeeds(sheet, day) : []),
    ...(holdsModelText(document) ? (['texte-modele'] as const) : []),
  ];
}

export interface DocumentNeed {
  name: CareName;
  /** Key of the front matter to mend, or {@link BODY}. */
  field: string;
}

/** What a live document needs, each with where it is mended. */
export async function listDocumentNeeds(
  studio: Studio,
  actor: Actor,
  { kind, slug }: DocumentName,
): Promise<DocumentNeed[]> {
  allow(actor, 'read-history', { kind, slug });
  const document = findDocument(getIndex(), kind, slug);
  if (!document) return [];
  const names = listNeedsOf(document, dayOf(studio.clock.now()));
  const needs = names.map((name) => ({ name, field: CARE_RULES[name].field }));
  const model = needs.find(({ name }) => name === 'texte-modele');
  if (model && !bodyHoldsModelText(document)) {
    const live = await findRevision(studio.store, document.revisionId);
    const [key = BODY] = listModelKeys(readFrontMatter(live?.text ?? '') ?? {});
    model.field = key;
  }
  return needs;
}
