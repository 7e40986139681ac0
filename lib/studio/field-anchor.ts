import { BODY } from '#lib/catalogue/care-rules.ts';

/** What the address of a draft ends with to open it on a key of the front matter, or on the body. */
export function fieldAnchor(field: string): string {
  return field === BODY ? BODY : `fiche-${field}`;
}
