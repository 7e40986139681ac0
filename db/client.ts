import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import * as documents from './schema/document.ts';
import * as misses from './schema/miss.ts';
import * as staff from './schema/staff.ts';
import { checkStore, findUnusable, UnusableStoreError } from './unusable-store.ts';

const schema = { ...documents, ...misses, ...staff };

export type StoreDatabase = BetterSQLite3Database<typeof schema> & { $client: Sqlite.Database };

/** The durable store: the portal's memory. Everything written to it survives a power cut (`synchronous=FULL`). */
export interface Store {
  db: StoreDatabase;
  close(): void;
}

export const STORE_FILE = 'portail.sqlite';
const BUSY_TIMEOUT_MS = 5_000;
/** In the process that serves a wait blocks every visitor: writes are tried again instead (`transaction.ts`). */
const SERVING_TIMEOUT_MS = 50;
/** As for the index: each process has several connections. */
const CACHE_KB = 4_000;

/** What a write is given: the database, or the transaction under way. */
export type StoreTransaction = Parameters<Parameters<StoreDatabase['transaction']>[0]>[0];
export type StoreWriter = StoreDatabase | StoreTransaction;

function connect(sqlite: Sqlite.Database): Store {
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma(`cache_size = -${CACHE_KB}`);
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('trusted_schema = OFF');
  // What is purged must not stay in the file: deleted bytes are overwritten.
  sqlite.pragma('secure_delete = ON');
  const db = drizzle(sqlite, { schema, casing: 'snake_case' });
  return { db, close: () => sqlite.close() };
}

function migrateStore(file: string, migrationsDir: string): Store {
  checkStore(file, migrationsDir, BUSY_TIMEOUT_MS);
  const sqlite = new Sqlite(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    const store = connect(sqlite);
    // Readers do not see who writes: without this, the first write would meet the lock, with the portal already open.
    sqlite.exec('BEGIN IMMEDIATE; ROLLBACK');
    migrate(store.db, { migrationsFolder: migrationsDir });
    return store;
  } catch (cause) {
    sqlite.close();
    throw cause;
  }
}

/**
 * Opens and migrates the store of a data folder, made if missing. `migrationsDir` is an absolute path. Throws
 * {@link UnusableStoreError}: a damaged or newer store has then not been written to.
 */
export function openStore(dataDir: string, migrationsDir: string): Store {
  const file = join(dataDir, STORE_FILE);
  try {
    mkdirSync(dataDir, { recursive: true });
    return migrateStore(file, migrationsDir);
  } catch (cause) {
    const reason = findUnusable(cause);
    if (reason === undefined || cause instanceof UnusableStoreError) throw cause;
    throw new UnusableStoreError(reason, file, { cause });
  }
}

/** As {@link openStore}, for the process that serves: it waits for a lock at start only. */
export function openServingStore(dataDir: string, migrationsDir: string): Store {
  const store = openStore(dataDir, migrationsDir);
  store.db.$client.pragma(`busy_timeout = ${SERVING_TIMEOUT_MS}`);
  return store;
}

/** A store in memory, for a portal that can write nowhere: gone at its end. */
export function openSpareStore(migrationsDir: string): Store {
  const store = connect(new Sqlite(':memory:'));
  migrate(store.db, { migrationsFolder: migrationsDir });
  return store;
}

/** Opens a store that the process that listens has migrated: for the other copy of `lib/`, in Next’s bundle. */
export function joinStore(dataDir: string): Store {
  const file = join(dataDir, STORE_FILE);
  return connect(new Sqlite(file, { timeout: SERVING_TIMEOUT_MS, fileMustExist: true }));
}

/** The store as it is, to read only; what a later migration adds may not be there. */
export function openStoreToRead(dataDir: string): Store {
  const file = join(dataDir, STORE_FILE);
  const sqlite = new Sqlite(file, { timeout: BUSY_TIMEOUT_MS, readonly: true, fileMustExist: true });
  sqlite.pragma('trusted_schema = OFF');
  return { db: drizzle(sqlite, { schema, casing: 'snake_case' }), close: () => sqlite.close() };
}
