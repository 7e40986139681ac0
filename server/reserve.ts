import { cpSync, existsSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { openServingStore, openSpareStore, openStore, type Store } from '#db/client.ts';
import { INDEX_FILE, IndexReader, IndexWriter } from '#db/index/client.ts';
import { findUnusable, UnusableStoreError } from '#db/unusable-store.ts';
import { VARIANTS_DIR } from '#lib/content/media.ts';
import { inSparePlace } from './spare-places.ts';

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

/**
 * The index and the images of the former folder, where they can be read; it is not written to. Throws where there is no
 * room for them.
 */
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
  } catch (cause) {
    if (findUnusable(cause) === 'full') throw cause;
    return false;
  }
}

/** Where nothing can be written anywhere, the index serves from its place, and a spare store is in memory. */
function openInPlace(dataDir: string, migrationsDir: string, fault: UnusableStoreError): Premises {
  const reader = new IndexReader(dataDir);
  const hasIndex = reader.find()?.pragma('quick_check(1)', { simple: true }) === 'ok';
  reader.close();
  if (!hasIndex) throw fault;
  return { dataDir, store: openSpareStore(migrationsDir), reserve: { fault, hasIndex } };
}

function openReserve(dataDir: string, migrationsDir: string, fault: UnusableStoreError): Premises {
  const elsewhere = inSparePlace('portail-reserve-', (folder): Premises => {
    const hasIndex = takeIndex(dataDir, folder);
    return { dataDir: folder, store: openStore(folder, migrationsDir), reserve: { fault, hasIndex } };
  });
  if (!elsewhere) return openInPlace(dataDir, migrationsDir, fault);
  process.on('exit', () => rmSync(elsewhere.dataDir, { recursive: true, force: true }));
  return elsewhere;
}

/**
 * Opens the store; where it cannot be used, prepares a folder elsewhere from which public pages are answered, so that
 * not a byte of the portal's own is changed before someone has looked at it.
 */
export function openPremises(dataDir: string, migrationsDir: string): Premises {
  try {
    return { dataDir, store: openServingStore(dataDir, migrationsDir) };
  } catch (cause) {
    if (!(cause instanceof UnusableStoreError)) throw cause;
    return openReserve(dataDir, migrationsDir, cause);
  }
}
