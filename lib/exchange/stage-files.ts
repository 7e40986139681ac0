import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
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

/** Few enough not to exhaust file handles, enough to let the disk gather its writes. */
const AT_ONCE = 32;

interface Staged {
  staged: string;
  target: string;
  replaces: string | undefined;
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function stage(root: string, { path, text, replaces }: FileWrite): Promise<Staged> {
  const target = join(root, path);
  const bytes = typeof text === 'string' ? Buffer.from(text) : Buffer.from(text);
  // The name that lib/content gives to what it stages: no scan sees it, and what a dead process leaves is swept.
  const staged = join(dirname(target), `.${basename(path)}.${hashOf(bytes).slice(0, 12)}.nouveau`);
  const handle = await open(staged, 'w', 0o644);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } catch (cause) {
    await handle.close();
    await rm(staged, { force: true });
    throw cause;
  }
  await handle.close();
  return { staged, target, replaces };
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
  const now = await readFile(target, 'utf8').catch(() => undefined);
  if (now !== replaces)
    throw new ConcurrentWriteError(`${target} vient d’être modifié par ailleurs : relancez l’import.`);
  await rename(staged, target);
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
    for (let start = 0; start < files.length; start += AT_ONCE) {
      const outcomes = await Promise.allSettled(
        files.slice(start, start + AT_ONCE).map((file) => stage(root, file)),
      );
      for (const outcome of outcomes) if (outcome.status === 'fulfilled') staged.push(outcome.value);
      const failed = outcomes.find((outcome) => outcome.status === 'rejected');
      if (failed) throw new Error(`Écriture impossible : ${String(failed.reason)}`, { cause: failed.reason });
    }
    for (const file of staged) await put(file);
  } catch (cause) {
    for (const { staged: path } of staged) await rm(path, { force: true });
    throw cause;
  }
  for (const folder of folders) await sync(folder);
}
