import type { Kind } from '#lib/content/kinds.ts';
import { KIND_WORDS } from './kind-words.ts';

/** « Mano (fiche de produit) ». */
export function addressWords(kind: Kind, title: string): string {
  return `${title} (${KIND_WORDS[kind].one})`;
}
