import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeadHolder, makeHolder } from '#lib/content/lease-holder.ts';

/** Who works in a folder; in a killed process's it is what tells that nobody does any more. */
const OWNER_FILE = 'processus';
/** The processes of another container cannot be seen: no backup takes so long. */
const ORPHAN_MS = 86_400_000;

async function isOrphan(folder: string, now: number): Promise<boolean> {
  const owner = await readFile(join(folder, OWNER_FILE), 'utf8').catch(() => '');
  if (isDeadHolder(owner)) return true;
  const facts = await stat(folder).catch(() => undefined);
  return facts !== undefined && now - facts.mtimeMs > ORPHAN_MS;
}

/**
 * A folder of its own to work in, below another. Those that killed processes left there go first: they hold whole stores,
 * with people and texts that may have been purged since.
 */
export async function makeWorkFolder(parent: string, prefix: string, now: Date): Promise<string> {
  for (const name of (await readdir(parent)).filter((other) => other.startsWith(prefix))) {
    const left = join(parent, name);
    if (await isOrphan(left, now.getTime())) await rm(left, { recursive: true, force: true });
  }
  const folder = await mkdtemp(join(parent, prefix));
  await writeFile(join(folder, OWNER_FILE), makeHolder());
  return folder;
}
