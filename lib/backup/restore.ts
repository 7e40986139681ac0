import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { closeLog, listStoreFaults, renewStoreId } from '#db/backup.ts';
import { openStore, openStoreToRead, STORE_FILE } from '#db/client.ts';
import { INDEX_FILE } from '#db/index/client.ts';
import type { Clock } from '#lib/clock.ts';
import { stagedName } from '#lib/content/staged-file.ts';
import { type KnownPurge, listStorePurges, PURGES_FILE, readPurgeList } from '#lib/purge/purge-list.ts';
import { reapplyPurges } from '#lib/purge/reapply.ts';
import { ARCHIVED_MEDIAS, ARCHIVED_STORE, hashFile, type Manifest, unpack } from './archive.ts';
import { syncFile } from './backup.ts';
import { BackupError } from './backup-error.ts';
import { type RestoredTexts, restoreTexts, writeIfAllowed } from './restore-texts.ts';
import { makeWorkFolder } from './work-folder.ts';

const LOGS = ['-wal', '-shm', '-journal'];
const STAGING = '.restauration-';

export interface RestoreOptions {
  file: string;
  dataDir: string;
  contentDir: string;
  migrationsDir: string;
  /** Puts the archive in place of a store that is there; the replaced one is kept beside it. */
  force: boolean;
  clock: Clock;
}

export interface RestoreReport extends RestoredTexts {
  /** ISO instant of the backup. */
  createdAt: string;
  /** Images put back into the content folder. */
  medias: number;
  /** Images that are there with other bytes, left as they are. */
  differing: string[];
  /** Images that the content folder lacks and could not be given. */
  unwrittenMedias: string[];
  /** Purges that the backup did not know, done again on it. */
  purges: number;
  /** Where the replaced store is kept. */
  replaced: string | undefined;
}

async function refuseWhatIsThere({ dataDir, force }: RestoreOptions): Promise<void> {
  const present = existsSync(dataDir)
    ? (await readdir(dataDir)).filter((name) => !name.startsWith(STAGING))
    : [];
  if (present.length > 0 && !force) {
    throw new BackupError(
      `${dataDir} n’est pas vide. Choisissez un dossier vide, ou ajoutez --force : le magasin remplacé sera gardé à côté.`,
    );
  }
  if (!closeLog(join(dataDir, STORE_FILE)))
    throw new BackupError(`Un portail utilise ${dataDir} : arrêtez-le, puis recommencez.`);
}

/** What is known to be gone: by the store that is replaced, and by the list beside the content. */
async function listKnownPurges({ dataDir, contentDir }: RestoreOptions): Promise<KnownPurge[]> {
  const listed = await readPurgeList(contentDir).catch(() => {
    throw new BackupError(
      `${join(contentDir, PURGES_FILE)} ne peut pas être lu : réparez-le, puis recommencez.`,
    );
  });
  if (listStoreFaults(join(dataDir, STORE_FILE)).length > 0) return listed;
  const store = openStoreToRead(dataDir);
  try {
    return [...(await listStorePurges(store).catch(() => [])), ...listed];
  } finally {
    store.close();
  }
}

/**
 * A store that opens and takes this portal's migrations; a newer one is refused by `openStore`. It loses again what was
 * purged since, and the content folder gets back what it lacks. Returns the hashes of what is not to come back.
 */
async function prepareStore(
  path: string,
  folder: string,
  { contents }: Manifest,
  options: RestoreOptions,
): Promise<{ purges: number; purged: Set<string>; texts: RestoredTexts }> {
  const faults = listStoreFaults(path);
  if (faults.length > 0)
    throw new BackupError(`Le magasin de la sauvegarde n’est pas sain : ${faults.join(' ; ')}.`);
  const known = await listKnownPurges(options);
  const store = openStore(folder, options.migrationsDir);
  let purges: number;
  let purged: Set<string>;
  let texts: RestoredTexts;
  try {
    purges = await reapplyPurges(store, known);
    purged = new Set((await listStorePurges(store)).flatMap(({ hashes }) => hashes));
    texts = await restoreTexts(store, { folder, contentDir: options.contentDir, contents, purged });
  } finally {
    store.close();
  }
  closeLog(path);
  renewStoreId(path);
  return { purges, purged, texts };
}

/** Under a name that a portal sweeps, should this process be killed: an image has its own once it is whole. */
async function placeMedia(from: string, place: string, sha256: string): Promise<void> {
  await mkdir(dirname(place), { recursive: true });
  const staged = stagedName(place, sha256);
  await copyFile(from, staged);
  await syncFile(staged);
  await rename(staged, place);
}

async function restoreMedias(
  folder: string,
  contentDir: string,
  medias: Manifest['medias'],
): Promise<Pick<RestoreReport, 'medias' | 'differing' | 'unwrittenMedias'>> {
  const target = join(contentDir, 'medias');
  const differing: string[] = [];
  const unwrittenMedias: string[] = [];
  let restored = 0;
  for (const { name, sha256 } of medias) {
    const place = join(target, name);
    if (existsSync(place)) {
      if ((await hashFile(place)) !== sha256) differing.push(name);
      continue;
    }
    if (await writeIfAllowed(() => placeMedia(join(folder, ARCHIVED_MEDIAS, name), place, sha256)))
      restored += 1;
    else unwrittenMedias.push(name);
  }
  return { medias: restored, differing, unwrittenMedias };
}

async function replaceStore(staged: string, { dataDir, clock }: RestoreOptions): Promise<string | undefined> {
  const place = join(dataDir, STORE_FILE);
  const instant = clock.now().toISOString().replace(/[:.]/g, '-');
  const aside = join(dataDir, `remplace-${instant}.sqlite`);
  const replaced = existsSync(place) ? aside : undefined;
  if (replaced !== undefined) await copyFile(place, aside);
  // The log of a damaged store goes with it: next to another store it would damage that one too.
  for (const suffix of LOGS) if (existsSync(place + suffix)) await rename(place + suffix, aside + suffix);
  for (const suffix of ['', ...LOGS]) await rm(join(dataDir, INDEX_FILE + suffix), { force: true });
  await syncFile(staged);
  await rename(staged, place);
  await syncFile(dataDir);
  return replaced;
}

/**
 * Puts a backup in place: the store into `dataDir`, and the texts and images that the content folder lacks. Wants a portal that is
 * stopped. The store is replaced by one rename, after everything was verified. Throws {@link BackupError}.
 */
export async function restore(options: RestoreOptions): Promise<RestoreReport> {
  const { file, dataDir, contentDir } = options;
  if (!existsSync(file)) throw new BackupError(`${file} n’existe pas.`);
  await refuseWhatIsThere(options);
  await mkdir(dataDir, { recursive: true });
  const folder = await makeWorkFolder(dataDir, STAGING, options.clock.now());
  try {
    const manifest = await unpack(file, folder);
    const staged = join(folder, ARCHIVED_STORE);
    const { purges, purged, texts } = await prepareStore(staged, folder, manifest, options);
    const wanted = manifest.medias.filter(({ sha256 }) => !purged.has(sha256));
    const medias = await restoreMedias(folder, contentDir, wanted);
    const replaced = await replaceStore(staged, options);
    return { createdAt: manifest.createdAt, ...medias, ...texts, purges, replaced };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
