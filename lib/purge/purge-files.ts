import { readdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { KINDS } from '#lib/content/kinds.ts';
import { VARIANTS_DIR } from '#lib/content/media.ts';
import { hashOf } from '#lib/content/source-file.ts';

export interface RemovedFiles {
  /** Paths below the content folder. */
  removed: string[];
  /** Those that the folder did not let go: they are to be taken away by hand. */
  remaining: string[];
}

const listNames = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

async function removeAll(contentDir: string, paths: readonly string[]): Promise<RemovedFiles> {
  const result: RemovedFiles = { removed: [], remaining: [] };
  for (const path of paths) {
    try {
      await rm(join(contentDir, path));
      result.removed.push(path);
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') result.remaining.push(path);
    }
  }
  return result;
}

/** A content file and what the portal keeps beside it while it publishes. */
function isFileOf(name: string, path: string): boolean {
  return name === basename(path) || name.startsWith(`.${basename(path)}.`);
}

/** Every file of these paths, those of the portal beside them included. */
export async function listFilesAt(contentDir: string, paths: readonly string[]): Promise<string[]> {
  const lists = await Promise.all(
    [...new Set(paths.map((path) => dirname(path)))].map(async (folder) => {
      const wanted = paths.filter((path) => dirname(path) === folder);
      const names = await listNames(join(contentDir, folder));
      return names
        .filter((name) => wanted.some((path) => isFileOf(name, path)))
        .map((name) => `${folder}/${name}`);
    }),
  );
  return lists.flat();
}

export async function hashFiles(contentDir: string, paths: readonly string[]): Promise<string[]> {
  const bytes = await Promise.all(
    paths.map((path) => readFile(join(contentDir, path)).catch(() => undefined)),
  );
  return bytes.flatMap((found) => (found ? [hashOf(found)] : []));
}

export async function removeFiles(contentDir: string, paths: readonly string[]): Promise<RemovedFiles> {
  return removeAll(contentDir, paths);
}

/** Takes away every file of documents that holds one of these texts. */
export async function removeTexts(contentDir: string, hashes: ReadonlySet<string>): Promise<RemovedFiles> {
  const found: string[] = [];
  for (const kind of KINDS) {
    for (const name of await listNames(join(contentDir, kind))) {
      const path = `${kind}/${name}`;
      const bytes = await readFile(join(contentDir, path)).catch(() => undefined);
      if (bytes && hashes.has(hashOf(bytes))) found.push(path);
    }
  }
  return removeAll(contentDir, found);
}

/** Takes away the variants that were made of an image, and the image itself where the store unpacked it. */
export async function removeVariantsOf(dataDir: string, name: string): Promise<void> {
  await rm(join(dataDir, VARIANTS_DIR, name), { force: true });
  const stem = name.replace(/\.[^.]*$/, '');
  const folder = join(dataDir, VARIANTS_DIR);
  for (const file of await listNames(folder)) {
    const own = file.startsWith(`${stem}.`) || file.startsWith(`.${stem}.`);
    if (own && /\.[0-9a-f]{10}\.\d+\.(avif|webp)(\.\d+)?$/.test(file.slice(file.indexOf(stem) + stem.length)))
      await rm(join(folder, file), { force: true });
  }
}

/** Stores that a restoration has set aside: they may hold what a purge takes out. */
export async function listStoresAside(dataDir: string): Promise<string[]> {
  return (await listNames(dataDir)).filter((name) => /^remplace-.*\.sqlite$/.test(name)).sort();
}
