import { realpath, stat } from 'node:fs/promises';
import { sep } from 'node:path';

/** Where a file really is, if that is in one of the folders: a symbolic link could show any file of the machine. */
export async function findRealFile(roots: readonly string[], file: string): Promise<string | undefined> {
  try {
    const real = await realpath(file);
    const realRoots = await Promise.all(roots.map((root) => realpath(root)));
    const isWithin = realRoots.some((root) => real.startsWith(root + sep));
    return isWithin && (await stat(real)).isFile() ? real : undefined;
  } catch {
    return undefined;
  }
}
