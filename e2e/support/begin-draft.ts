import type { Store } from '#db/client.ts';
import { addDraft } from '#db/queries/drafts.ts';

/** A draft of an article never published, of this very text: its number. */
export async function beginDraft(store: Store, ownerId: number, slug: string, text: string): Promise<number> {
  const { draft } = await addDraft(store, {
    documentId: null,
    kind: 'actualites',
    slug,
    format: 'mdx',
    text,
    ownerId,
    baseRevisionId: null,
    baseFileHash: null,
    createdAt: new Date().toISOString(),
  });
  return draft.id;
}
