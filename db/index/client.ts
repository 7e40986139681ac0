import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { INDEX_DDL, INDEX_FORMAT } from './schema.ts';

export type IndexDatabase = Sqlite.Database;

export const INDEX_FILE = 'index.sqlite';
const BUSY_TIMEOUT_MS = 5_000;

function openFile(path: string, readonly: boolean): IndexDatabase {
  const db = new Sqlite(path, { timeout: BUSY_TIMEOUT_MS, readonly, fileMustExist: readonly });
  if (!readonly) {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
  }
  db.pragma('foreign_keys = ON');
  db.pragma('trusted_schema = OFF');
  return db;
}

function removeFiles(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(path + suffix, { force: true });
}

/** Opens the index for writing. A missing, damaged or differently formatted one is made anew, empty. */
export function openIndexForWriting(dataDir: string): IndexDatabase {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, INDEX_FILE);
  if (existsSync(path)) {
    try {
      const db = openFile(path, false);
      const sound = db.pragma('quick_check(1)', { simple: true }) === 'ok';
      if (sound && db.pragma('user_version', { simple: true }) === INDEX_FORMAT) return db;
      db.close();
    } catch (cause) {
      if (!(cause instanceof Sqlite.SqliteError)) throw cause;
    }
    removeFiles(path);
  }
  const db = openFile(path, false);
  db.transaction(() => {
    db.exec(INDEX_DDL);
    db.pragma(`user_version = ${INDEX_FORMAT}`);
  })();
  return db;
}

/** A writer that follows the file: an index deleted meanwhile is made anew, empty, and to be filled again. */
export class IndexWriter {
  #db: IndexDatabase | undefined;
  #inode: bigint | undefined;

  constructor(private readonly dataDir: string) {}

  get(): IndexDatabase {
    const inode = statSync(join(this.dataDir, INDEX_FILE), { bigint: true, throwIfNoEntry: false })?.ino;
    if (this.#db && inode !== undefined && inode === this.#inode) return this.#db;
    this.close();
    this.#db = openIndexForWriting(this.dataDir);
    this.#inode = statSync(join(this.dataDir, INDEX_FILE), { bigint: true }).ino;
    return this.#db;
  }

  close(): void {
    this.#db?.close();
    this.#db = undefined;
  }
}

/** A reader that follows the file: an index deleted and rebuilt meanwhile is opened again. */
export class IndexReader {
  #db: IndexDatabase | undefined;
  #inode = 0;

  constructor(private readonly dataDir: string) {}

  /** Throws when there is no index yet. */
  get(): IndexDatabase {
    const path = join(this.dataDir, INDEX_FILE);
    const inode = statSync(path).ino;
    if (this.#db && inode === this.#inode) return this.#db;
    this.#db?.close();
    this.#db = openFile(path, true);
    this.#inode = inode;
    return this.#db;
  }

  close(): void {
    this.#db?.close();
    this.#db = undefined;
  }
}
