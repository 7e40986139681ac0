import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '#db/client.ts';
import { INDEX_FILE, IndexWriter } from '#db/index/client.ts';
import { UnusableStoreError } from '#db/unusable-store.ts';
import { VARIANTS_DIR } from '#lib/content/media.ts';

/** Where the portal works, and with which store. */
export interface Premises {
  dataDir: string;
  store: Store;
  /** Set where the store of the portal cannot be used: `store` is then a spare one, thrown away at the end. */
  reserve?: Reserve;
}

export interface Reserve {
  fault: UnusableStoreError;
  /** True when the former index is sound: nothing is taken in, since files may be behind what the studio published. */
  hasIndex: boolean;
}

/** The index and the images of the former folder, where they can be read; it is not written to. */
function takeIndex(from: string, to: string): boolean {
  try {
    for (const suffix of ['', '-wal']) {
      const file = join(from, INDEX_FILE + suffix);
      if (existsSync(file)) cpSync(file, join(to, INDEX_FILE + suffix));
    }
    const index = new IndexWriter(to);
    const isSound = index.find() !== undefined;
    index.close();
    if (isSound && existsSync(join(from, VARIANTS_DIR)))
      symlinkSync(join(from, VARIANTS_DIR), join(to, VARIANTS_DIR));
    return isSound;
  } catch {
    return false;
  }
}

function openReserve(dataDir: string, migrationsDir: string, fault: UnusableStoreError): Premises {
  const folder = mkdtempSync(join(tmpdir(), 'portail-reserve-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const hasIndex = takeIndex(dataDir, folder);
  return { dataDir: folder, store: openStore(folder, migrationsDir), reserve: { fault, hasIndex } };
}

/**
 * Opens the store; where it cannot be used, prepares a folder elsewhere from which public pages are answered, so that
 * not a byte of the portal's own is changed before someone has looked at it.
 */
export function openPremises(dataDir: string, migrationsDir: string): Premises {
  try {
    return { dataDir, store: openStore(dataDir, migrationsDir) };
  } catch (cause) {
    if (!(cause instanceof UnusableStoreError)) throw cause;
    return openReserve(dataDir, migrationsDir, cause);
  }
}
