import type { Kind } from '#lib/content/kinds.ts';
import { KIND_WORDS } from './kind-words.ts';

/** « mano (fiche de produit) ». */
export function addressWords(kind: Kind, slug: string): string {
  return `${slug} (${KIND_WORDS[kind].one})`;
}
