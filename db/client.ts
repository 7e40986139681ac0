import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import * as schema from './schema/document.ts';

export type StoreDatabase = BetterSQLite3Database<typeof schema>;

/** The durable store: the portal's memory. Everything written to it survives a power cut (`synchronous=FULL`). */
export interface Store {
  db: StoreDatabase;
  close(): void;
}

export const STORE_FILE = 'portail.sqlite';
const BUSY_TIMEOUT_MS = 5_000;

/** Opens and migrates the store of a data folder, made if missing. `migrationsDir` is an absolute path. */
export function openStore(dataDir: string, migrationsDir: string): Store {
  mkdirSync(dataDir, { recursive: true });
  const sqlite = new Sqlite(join(dataDir, STORE_FILE), { timeout: BUSY_TIMEOUT_MS });
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('trusted_schema = OFF');
  const db = drizzle(sqlite, { schema, casing: 'snake_case' });
  migrate(db, { migrationsFolder: migrationsDir });
  return { db, close: () => sqlite.close() };
}
