import { closeSync, fsync, open, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { link, mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { hashOf } from '#lib/content/source-file.ts';

/** A file to be written below a folder. */
export interface FileWrite {
  path: string;
  text: string | Uint8Array;
  /** The text that it replaces; absent for a new file, which never takes the place of another. */
  replaces?: string;
}

/** Someone wrote the same files at the same time: nothing of theirs is lost. */
export class ConcurrentWriteError extends Error {
  override name = 'ConcurrentWriteError';
}

const openFile = promisify(open);
const syncFile = promisify(fsync);

/** Few enough not to exhaust file handles, enough to let the disk gather its writes. */
const AT_ONCE = 32;

interface Staged {
  staged: string;
  target: string;
  replaces: string | undefined;
}

async function syncFolder(path: string): Promise<void> {
  const folder = await openFile(path, 'r');
  try {
    await syncFile(folder);
  } finally {
    closeSync(folder);
  }
}

/** Only what waits for the disk is waited for: the rest of so small a file takes longer to hand over than to do. */
async function stage(root: string, { path, text, replaces }: FileWrite): Promise<Staged> {
  const target = join(root, path);
  const bytes = typeof text === 'string' ? Buffer.from(text) : Buffer.from(text);
  // The name that lib/content gives to what it stages: no scan sees it, and what a dead process leaves is swept.
  const staged = join(dirname(target), `.${basename(path)}.${hashOf(bytes).slice(0, 12)}.nouveau`);
  const file = await openFile(staged, 'w', 0o644);
  try {
    writeFileSync(file, bytes);
    await syncFile(file);
  } catch (cause) {
    rmSync(staged, { force: true });
    throw cause;
  } finally {
    closeSync(file);
  }
  return { staged, target, replaces };
}

function readNow(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

async function put({ staged, target, replaces }: Staged): Promise<void> {
  if (replaces === undefined) {
    await link(staged, target).catch((cause: unknown) => {
      throw new ConcurrentWriteError(`${target} vient d’être créé par ailleurs : relancez l’import.`, {
        cause,
      });
    });
    await rm(staged, { force: true });
    return;
  }
  if (readNow(target) !== replaces)
    throw new ConcurrentWriteError(`${target} vient d’être modifié par ailleurs : relancez l’import.`);
  await rename(staged, target);
}

/** Does it for all, some at a time, and throws the first failure once those under way have ended. */
async function forEachInBatches<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let start = 0; start < items.length; start += AT_ONCE) {
    const outcomes = await Promise.allSettled(items.slice(start, start + AT_ONCE).map(work));
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed) throw failed.reason;
  }
}

/**
 * Writes files so that each is, at any moment, the former or the new one: staged beside their place, synchronised, then
 * put in it. Nothing is put in place unless all could be staged, and nothing that changed meanwhile is written over.
 */
export async function writeFiles(root: string, files: readonly FileWrite[]): Promise<void> {
  const folders = new Set(files.map(({ path }) => dirname(join(root, path))));
  for (const folder of folders) await mkdir(folder, { recursive: true });
  const staged: Staged[] = [];
  try {
    await forEachInBatches(files, async (file) => {
      const done = await stage(root, file).catch((cause: unknown) => {
        throw new Error(`Écriture impossible : ${String(cause)}`, { cause });
      });
      staged.push(done);
    });
    await forEachInBatches(staged, put);
  } catch (cause) {
    for (const { staged: path } of staged) await rm(path, { force: true });
    throw cause;
  }
  for (const folder of folders) await syncFolder(folder);
}
