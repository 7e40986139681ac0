import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findUnusable } from '#db/unusable-store.ts';

/** In memory on the machines that have them: there, `/tmp` often lies on the one disk, which may be the one that is full. */
const IN_MEMORY = ['/dev/shm', '/run'];

/** What a full or read-only place refuses, or one that is not there. */
function isRefusal(cause: unknown): boolean {
  return findUnusable(cause) !== undefined || (cause as NodeJS.ErrnoException).code === 'ENOENT';
}

function tryIn<T>(place: string, prefix: string, prepare: (folder: string) => T): T {
  const folder = mkdtempSync(join(place, prefix));
  try {
    return prepare(folder);
  } catch (cause) {
    rmSync(folder, { recursive: true, force: true });
    throw cause;
  }
}

/**
 * Prepares a new folder in the first place that takes what is written there; the caller removes it. Undefined where none
 * does.
 */
export function inSparePlace<T>(prefix: string, prepare: (folder: string) => T): T | undefined {
  for (const place of new Set([tmpdir(), ...IN_MEMORY])) {
    try {
      return tryIn(place, prefix, prepare);
    } catch (cause) {
      if (!isRefusal(cause)) throw cause;
    }
  }
  return undefined;
}

/** A new folder in the first place where one can be made; the caller removes it. */
export function makeSpareFolder(prefix: string): string {
  const folder = inSparePlace(prefix, (made) => made);
  if (folder === undefined)
    throw new Error(
      'Aucun dossier temporaire ne peut être créé : donnez à TMPDIR un dossier où le portail peut écrire.',
    );
  return folder;
}
