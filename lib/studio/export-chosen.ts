import { listRevisionTexts } from '#db/queries/documents.ts';
import type { Actor } from '#lib/auth/permissions.ts';
import type { Kind } from '#lib/content/kinds.ts';
import { archiveFiles } from '#lib/exchange/archive-files.ts';
import { listChosen } from './bulk.ts';
import { pathOf } from './document-file.ts';
import { NotFoundError } from './drafts.ts';
import type { Studio } from './studio.ts';

/** The live texts of documents chosen in a list, as content files in one archive. Throws {@link NotFoundError} for none. */
export async function exportChosen(
  studio: Studio,
  actor: Actor,
  { kind, ids }: { kind: Kind; ids: readonly number[] },
): Promise<Uint8Array<ArrayBuffer>> {
  const chosen = listChosen(actor, kind, ids);
  if (chosen.length === 0) throw new NotFoundError('no document to export');
  const texts = await listRevisionTexts(
    studio.store,
    chosen.map(({ revisionId }) => revisionId),
  );
  return archiveFiles(
    chosen.flatMap(({ slug, revisionId }) => {
      const revision = texts.get(revisionId);
      return revision ? [{ path: pathOf(kind, slug, revision.format), text: revision.text }] : [];
    }),
  );
}
