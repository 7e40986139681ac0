import type { Kind } from '#lib/content/kinds.ts';

/** The address of a document. */
export function addressOf(kind: Kind, slug: string): string {
  return kind === 'pages' ? `/${slug}` : `/${kind}/${slug}`;
}
