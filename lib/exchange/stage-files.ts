import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A file to be written below a folder. */
export interface FileWrite {
  path: string;
  text: string | Uint8Array;
}

/** Few enough not to exhaust file handles, enough to let the disk gather its writes. */
const AT_ONCE = 32;

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function stage(root: string, { path, text }: FileWrite): Promise<{ staged: string; target: string }> {
  const target = join(root, path);
  // A name that begins with a dot is not one of a content file: a running portal does not see it.
  const staged = join(dirname(target), `.${path.split('/').at(-1) ?? ''}.${process.pid}.import`);
  const handle = await open(staged, 'w', 0o644);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } catch (cause) {
    await handle.close();
    await rm(staged, { force: true });
    throw cause;
  }
  await handle.close();
  return { staged, target };
}

/**
 * Writes files so that each is, at any moment, the former or the new one: staged beside their place, synchronised, then
 * renamed. Nothing is renamed unless all could be staged.
 */
export async function writeFiles(root: string, files: readonly FileWrite[]): Promise<void> {
  const folders = new Set(files.map(({ path }) => dirname(join(root, path))));
  for (const folder of folders) await mkdir(folder, { recursive: true });
  const staged: { staged: string; target: string }[] = [];
  try {
    for (let start = 0; start < files.length; start += AT_ONCE) {
      const outcomes = await Promise.allSettled(
        files.slice(start, start + AT_ONCE).map((file) => stage(root, file)),
      );
      for (const outcome of outcomes) if (outcome.status === 'fulfilled') staged.push(outcome.value);
      const failed = outcomes.find((outcome) => outcome.status === 'rejected');
      if (failed) throw new Error(`Écriture impossible : ${String(failed.reason)}`, { cause: failed.reason });
    }
  } catch (cause) {
    for (const { staged: path } of staged) await rm(path, { force: true });
    throw cause;
  }
  for (const file of staged) await rename(file.staged, file.target);
  for (const folder of folders) await sync(folder);
}
