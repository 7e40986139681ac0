import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DocumentRow, type FileRow, listFilesOf } from '#db/queries/revisions.ts';
import type { Kind } from '#lib/content/kinds.ts';
import { hashOf } from '#lib/content/source-file.ts';
import type { Studio } from './studio.ts';

/** The content file of a document as the disk shows it now. */
export interface DocumentFile {
  /** Path below the content folder; where the file is to be written when there is none. */
  path: string;
  /** Null where there is no file, or none that can be read. */
  hash: string | null;
  text: string | null;
  known: FileRow | undefined;
}

export function pathOf(kind: Kind, slug: string, format: 'md' | 'mdx'): string {
  return `${kind}/${slug}.${format}`;
}

export async function readDocumentFile(
  studio: Studio,
  document: Pick<DocumentRow, 'id'> | undefined,
  fallbackPath: string,
): Promise<DocumentFile> {
  const rows = document ? await listFilesOf(studio.store, document.id) : [];
  const known = rows.find(({ missingScans }) => missingScans === 0);
  const path = known?.path ?? fallbackPath;
  const bytes = await readFile(join(studio.contentDir, path)).catch(() => undefined);
  return { path, known, hash: bytes ? hashOf(bytes) : null, text: bytes ? bytes.toString('utf8') : null };
}
