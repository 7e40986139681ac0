import { BODY } from '#lib/catalogue/care-rules.ts';
import type { Kind } from '#lib/content/kinds.ts';
import { fieldAnchor } from './field-anchor.ts';
import { listFormFields } from './form-model.ts';

/** The address of a draft, on one of its fields where that one exists. */
export function draftPath({ id, kind }: { id: number; kind: Kind }, field: string): string {
  const known = field === BODY || listFormFields(kind).some(({ key }) => key === field);
  return `/studio/brouillons/${id}${known ? `#${fieldAnchor(field)}` : ''}`;
}
