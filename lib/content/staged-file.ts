import { link, mkdir, open, readdir, readFile, rename, rm, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { hashOf } from './source-file.ts';

/** A staged file did not read back as it was written: the disk cannot be trusted with it. */
export class StagingError extends Error {
  override name = 'StagingError';
}

const codeOf = (cause: unknown): string | undefined => (cause as NodeJS.ErrnoException).code;

/** Hash of the bytes of a file, or null where there is none. A text and its UTF-8 bytes have the same. */
export async function findFileHash(file: string): Promise<string | null> {
  try {
    return hashOf(await readFile(file));
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return null;
    throw cause;
  }
}

/** Files of ours beside a content file begin with a dot: no scan takes them for content. */
function besides(file: string, suffix: string): string {
  return join(/* turbopackIgnore: true */ dirname(file), `.${basename(file)}.${suffix}`);
}

/** Makes the names of a folder survive a power cut. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Where a file is written before it gets its name; an orphan is swept by {@link sweepStaged}. */
export function stagedName(file: string, hash: string): string {
  return besides(file, `${hash.slice(0, 12)}.nouveau`);
}

/** Writes a text or an image beside its place, to the disk, and reads it back. Staged twice, it is the same file. */
export async function stageText(file: string, text: string | Buffer): Promise<string> {
  const hash = hashOf(text);
  const staged = stagedName(file, hash);
  await mkdir(dirname(file), { recursive: true });
  try {
    const handle = await open(staged, 'w', 0o644);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if ((await findFileHash(staged)) !== hash) {
      throw new StagingError(`${basename(staged)} does not read back as it was written`);
    }
  } catch (cause) {
    await rm(staged, { force: true }).catch(() => undefined);
    throw cause;
  }
  return staged;
}

export async function dropStaged(file: string, hash: string): Promise<void> {
  await rm(stagedName(file, hash), { force: true });
}

/** Where what a publication replaced is kept until it has been looked at once more. */
export function replacedName(file: string, publicationId: number): string {
  return besides(file, `${publicationId}.ancien`);
}

/** Moves a file aside, whatever it holds at that instant; false where there is none. */
async function moveAside(file: string, aside: string): Promise<boolean> {
  try {
    await rename(file, aside);
    return true;
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return false;
    throw cause;
  }
}

/** Gives a name to a staged file only where nobody has it: false where another writer came first. */
async function claimName(staged: string, file: string): Promise<boolean> {
  try {
    await link(staged, file);
    return true;
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return false;
    throw cause;
  }
}

/** Writes a file where there is none; one that is there stays as it is. */
export async function addFile(file: string, bytes: Buffer): Promise<void> {
  const staged = await stageText(file, bytes);
  await claimName(staged, file);
  await syncFolder(dirname(file));
  await rm(staged, { force: true });
}

/** Gives a file that was moved aside its name back, unless someone has taken it. */
async function moveBack(aside: string, file: string): Promise<void> {
  if (await claimName(aside, file)) await unlink(aside);
}

/**
 * Puts a staged text in the place of a file. What stood there is moved aside, never overwritten: a text that someone
 * wrote at that very instant is in the file aside or keeps its name. False when another writer took the name.
 */
export async function replaceFile(
  file: string,
  staged: string,
  { id, baseHash }: { id: number; baseHash: string | null },
): Promise<boolean> {
  const aside = replacedName(file, id);
  const [asideHash, fileHash] = [await findFileHash(aside), await findFileHash(file)];
  if (asideHash !== null && fileHash !== null) {
    // A former attempt put the file back and was stopped before it cleared away, or another text came in between.
    if (asideHash !== baseHash) return false;
    await unlink(aside);
  }
  const moved = fileHash === null ? asideHash !== null : await moveAside(file, aside);
  let claimed: boolean;
  try {
    claimed = await claimName(staged, file);
  } catch (cause) {
    if (moved) await moveBack(aside, file).catch(() => undefined);
    throw cause;
  }
  await syncFolder(dirname(file));
  await rm(staged, { force: true });
  return claimed;
}

/** Takes a file away, aside; false where there is none. */
export async function removeFile(file: string, publicationId: number): Promise<boolean> {
  const moved = await moveAside(file, replacedName(file, publicationId));
  if (moved) await syncFolder(dirname(file));
  return moved;
}

const STAGED_NAME = /^\..+\.[0-9a-f]{12}\.nouveau$/;
const ORPHAN_MS = 3_600_000;

/** Clears away what processes that died before they published have staged; an hour old at least. */
export async function sweepStaged(folder: string, now: number): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((candidate) => STAGED_NAME.test(candidate))) {
    const file = join(folder, name);
    const age = now - ((await stat(file).catch(() => undefined))?.mtimeMs ?? now);
    if (age > ORPHAN_MS) await rm(file, { force: true });
  }
}

/** Gives a staged text the name of a file, whatever stands there: no reader ever finds half of it, or nothing. */
export async function overwriteFile(file: string, staged: string): Promise<void> {
  await rename(staged, file);
  await syncFolder(dirname(file));
}
