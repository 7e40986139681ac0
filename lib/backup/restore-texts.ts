import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from '#db/client.ts';
import { forgetFiles, listFileHeads } from '#db/queries/content-files.ts';
import { findUnusable } from '#db/unusable-store.ts';
import { FolderError, listReferentials, listSources } from '#lib/content/folder.ts';
import { hashOf } from '#lib/content/source-file.ts';
import { addFile, findFileHash } from '#lib/content/staged-file.ts';
import { ARCHIVED_CONTENT, type Manifest } from './archive.ts';
import { BackupError } from './backup-error.ts';

export interface RestoredTexts {
  /** Content files put back. */
  texts: number;
  /** Content files that are there with another text, left as they are: what the backup showed stays in line. */
  differingTexts: string[];
  /** Content files that could not be put back: their documents stand on the store alone. */
  unwritten: string[];
  /** Documents that the content folder has and the backup had not: the next start takes them in. */
  strangers: string[];
}

export interface TextsToRestore {
  /** Laid out as an archive. */
  folder: string;
  contentDir: string;
  contents: Manifest['contents'];
  /** Hashes of what is not to come back. */
  purged: ReadonlySet<string>;
}

interface SavedText {
  path: string;
  hash: string;
  bytes: Buffer;
}

/** A document may have changed its format since: both names stand for it. */
const stemOf = (path: string): string => path.replace(/\.mdx?$/, '');

/** Files as they were, and what the store last took in of those that the archive lacks: one of a former portal has none. */
async function listSavedTexts(
  store: Store,
  { folder, contents, purged }: TextsToRestore,
): Promise<SavedText[]> {
  const archived = await Promise.all(
    contents.map(async ({ path, sha256 }) => ({
      path,
      hash: sha256,
      bytes: await readFile(join(folder, ARCHIVED_CONTENT, path)),
    })),
  );
  const known = new Set(contents.map(({ path }) => stemOf(path)));
  const heads = (await listFileHeads(store))
    .filter(({ path }) => !known.has(stemOf(path)))
    .map(({ path, hash, text }) => ({ path, hash, bytes: Buffer.from(text) }));
  return [...archived, ...heads].filter(({ hash, bytes }) => !purged.has(hash) && hashOf(bytes) === hash);
}

/** Content files that are there; none where the folder is still to be made. */
async function listPresent(contentDir: string): Promise<string[]> {
  try {
    const lists = [await listSources(contentDir), await listReferentials(contentDir)];
    return lists.flat().map(({ path }) => path);
  } catch (cause) {
    if (cause instanceof FolderError) return [];
    throw cause;
  }
}

/** Writes to the content folder; false where it takes nothing. */
export async function writeIfAllowed(write: () => Promise<void>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (cause) {
    const fault = findUnusable(cause);
    if (fault === 'read-only') return false;
    if (fault === 'full')
      throw new BackupError('Le disque est plein : faites de la place, puis recommencez.');
    throw cause;
  }
}

/**
 * Puts back the content files that are missing. One that is there with another text is left as it is; its document, and
 * that of a file that cannot be written, shows what the backup holds and no longer what the file says.
 */
export async function restoreTexts(store: Store, options: TextsToRestore): Promise<RestoredTexts> {
  const { contentDir, contents } = options;
  const present = await listPresent(contentDir);
  const byStem = new Map(present.map((path) => [stemOf(path), path]));
  const saved = await listSavedTexts(store, options);
  const report: RestoredTexts = { texts: 0, differingTexts: [], unwritten: [], strangers: [] };
  for (const { path, hash, bytes } of saved) {
    const there = byStem.get(stemOf(path));
    if (there !== undefined) {
      const same = there === path && (await findFileHash(join(contentDir, path))) === hash;
      if (!same) report.differingTexts.push(path);
    } else if (await writeIfAllowed(() => addFile(join(contentDir, path), bytes))) report.texts += 1;
    else report.unwritten.push(path);
  }
  await forgetFiles(store, [...report.differingTexts, ...report.unwritten]);
  const kept = new Set(saved.map(({ path }) => stemOf(path)));
  if (contents.length > 0) report.strangers = present.filter((path) => !kept.has(stemOf(path)));
  return report;
}
