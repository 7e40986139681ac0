import { isKind } from '#lib/content/kinds.ts';
import type { DocumentName } from './act-on-document.ts';
import { NotFoundError } from './drafts.ts';

/** The document that a path of the studio names. Throws {@link NotFoundError}. */
export function readDocumentName({ kind, slug }: { kind: string; slug: string }): DocumentName {
  if (!isKind(kind)) throw new NotFoundError(kind);
  return { kind, slug };
}

export function studioPathOf({ kind, slug }: DocumentName): string {
  return `/studio/contenus/${kind}/${slug}`;
}
