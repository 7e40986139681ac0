import { open, rename, rm } from 'node:fs/promises';

/** Writes a whole file under its name, or leaves what was there; false where the folder takes nothing. */
export async function writeStaged(file: string, text: string): Promise<boolean> {
  const staged = `${file}.tmp`;
  try {
    const handle = await open(staged, 'w');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(staged, file);
    return true;
  } catch {
    await rm(staged, { force: true }).catch(() => undefined);
    return false;
  }
}
