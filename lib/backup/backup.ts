import { existsSync } from 'node:fs';
import { copyFile, mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { copyStore, findLastMigration, listStoreFaults } from '#db/backup.ts';
import type { Store } from '#db/client.ts';
import type { Clock } from '#lib/clock.ts';
import { findRealFile } from '#lib/content/find-real-file.ts';
import { checkReadable, listReferentials, listSources } from '#lib/content/folder.ts';
import {
  ARCHIVED_CONTENT,
  ARCHIVED_MEDIAS,
  ARCHIVED_STORE,
  CONTENT_FILE,
  hashFile,
  type Manifest,
  MANIFEST_FILE,
  pack,
  unpack,
} from './archive.ts';
import { BackupError } from './backup-error.ts';
import { makeWorkFolder } from './work-folder.ts';

/** Images of the content by name, as they are served: behind a symbolic link too, where it stays within the content. */
async function listServedMedias(contentDir: string): Promise<string[]> {
  const folder = join(contentDir, 'medias');
  if (!existsSync(folder)) return [];
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
  const real = await Promise.all(names.map((name) => findRealFile([folder, contentDir], join(folder, name))));
  return names.filter((_, rank) => real[rank] !== undefined);
}

export async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** False for a file that was taken away or renamed since the folder was listed. */
async function copyIfThere(from: string, to: string): Promise<boolean> {
  try {
    await copyFile(from, to);
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw cause;
  }
}

async function copyMedias(contentDir: string, to: string): Promise<Manifest['medias']> {
  await mkdir(to);
  const medias: Manifest['medias'] = [];
  for (const name of await listServedMedias(contentDir)) {
    if (!(await copyIfThere(join(contentDir, 'medias', name), join(to, name)))) continue;
    medias.push({ name, sha256: await hashFile(join(to, name)) });
  }
  return medias;
}

/** The texts that people and git edit, refused ones too: the store has only those that passed. */
async function copyContents(contentDir: string, to: string): Promise<Manifest['contents']> {
  const files = [...(await listSources(contentDir)), ...(await listReferentials(contentDir))];
  const contents: Manifest['contents'] = [];
  for (const { path } of files.filter((file) => CONTENT_FILE.test(file.path))) {
    const copy = join(to, path);
    await mkdir(dirname(copy), { recursive: true });
    if (!(await copyIfThere(join(contentDir, path), copy))) continue;
    contents.push({ path, sha256: await hashFile(copy) });
  }
  return contents;
}

/** Before the names of folders in which archives are made, beside their place. */
const STAGING = '.sauvegarde-';

export interface BackupOptions {
  store: Store;
  contentDir: string;
  /** Where the archive goes; must not exist. */
  file: string;
  clock: Clock;
}

export interface BackupReport {
  file: string;
  bytes: number;
  medias: number;
  /** Content files. */
  texts: number;
}

/** With a mistyped `CONTENT_DIR`, an archive without texts and images would be said to be whole. */
async function refuseUnreadable(contentDir: string): Promise<void> {
  await checkReadable(contentDir).catch(() => {
    throw new BackupError(
      `Le dossier des contenus ${contentDir} ne peut pas être lu : donnez à CONTENT_DIR celui du portail.`,
    );
  });
}

/**
 * A verified copy of the store, of the content files and of their images, as one archive, while the portal runs. The archive
 * bears its name only once it was written, read again and compared. Throws {@link BackupError}.
 */
export async function backUp({ store, contentDir, file, clock }: BackupOptions): Promise<BackupReport> {
  if (existsSync(file))
    throw new BackupError(`${file} existe déjà : une sauvegarde n’en remplace pas une autre.`);
  await refuseUnreadable(contentDir);
  if (!existsSync(dirname(file))) throw new BackupError(`Le dossier ${dirname(file)} n’existe pas.`);
  const work = await makeWorkFolder(dirname(file), STAGING, clock.now());
  try {
    const folder = join(work, 'contenu');
    await mkdir(folder);
    const copy = join(folder, ARCHIVED_STORE);
    await copyStore(store, copy);
    const faults = listStoreFaults(copy);
    if (faults.length > 0)
      throw new BackupError(`La copie du magasin n’est pas saine : ${faults.join(' ; ')}.`);
    const manifest: Manifest = {
      format: 2,
      createdAt: clock.now().toISOString(),
      store: { sha256: await hashFile(copy), lastMigration: findLastMigration(copy) },
      medias: await copyMedias(contentDir, join(folder, ARCHIVED_MEDIAS)),
      contents: await copyContents(contentDir, join(folder, ARCHIVED_CONTENT)),
    };
    await writeFile(join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`);
    const written = join(work, 'archive');
    await pack(folder, written);
    await syncFile(written);
    const again = join(work, 'relu');
    await mkdir(again);
    await unpack(written, again);
    await rename(written, file);
    await syncFile(dirname(file));
    const { medias, contents } = manifest;
    return { file, bytes: (await stat(file)).size, medias: medias.length, texts: contents.length };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
