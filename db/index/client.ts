import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { INDEX_DDL, INDEX_FORMAT } from './schema.ts';

export type IndexDatabase = Sqlite.Database;

export const INDEX_FILE = 'index.sqlite';
/** The index while it is filled for the first time. */
const NEW_INDEX_FILE = 'index.sqlite.new';
const BUSY_TIMEOUT_MS = 5_000;
/** Of each connection, and there are several: the driver's own 16 MB would be a quarter of what the portal takes. */
const CACHE_KB = 4_000;

function openFile(path: string, { readonly = false, journal = 'WAL' } = {}): IndexDatabase {
  const db = new Sqlite(path, { timeout: BUSY_TIMEOUT_MS, readonly, fileMustExist: readonly });
  if (!readonly) {
    db.pragma(`journal_mode = ${journal}`);
    db.pragma('synchronous = NORMAL');
  }
  db.pragma(`cache_size = -${CACHE_KB}`);
  db.pragma('foreign_keys = ON');
  db.pragma('trusted_schema = OFF');
  return db;
}

function removeSideFiles(path: string): void {
  for (const suffix of ['-wal', '-shm', '-journal']) rmSync(path + suffix, { force: true });
}

function findInode(path: string): bigint | undefined {
  return statSync(path, { bigint: true, throwIfNoEntry: false })?.ino;
}

function hasFormat(db: IndexDatabase): boolean {
  return db.pragma('user_version', { simple: true }) === INDEX_FORMAT;
}

/** The index of this path when it is sound and of today's format. */
function openSound(path: string): IndexDatabase | undefined {
  if (!existsSync(path)) return undefined;
  let db: IndexDatabase | undefined;
  try {
    db = openFile(path);
    if (hasFormat(db) && db.pragma('quick_check(1)', { simple: true }) === 'ok') return db;
  } catch (cause) {
    if (!(cause instanceof Sqlite.SqliteError)) throw cause;
    if (cause.code.startsWith('SQLITE_BUSY')) throw cause;
  }
  db?.close();
  return undefined;
}

function makeEmpty(path: string): IndexDatabase {
  rmSync(path, { force: true });
  removeSideFiles(path);
  // One file and no WAL, so that it can be renamed.
  const db = openFile(path, { journal: 'DELETE' });
  db.transaction(() => {
    db.exec(INDEX_DDL);
    db.pragma(`user_version = ${INDEX_FORMAT}`);
  })();
  return db;
}

/**
 * A writer that follows the file. A missing, damaged or differently formatted index is made anew under another name:
 * readers keep the one they have until {@link publish} puts the filled one in its place.
 */
export class IndexWriter {
  readonly #path: string;
  readonly #newPath: string;
  #db: IndexDatabase | undefined;
  #inode: bigint | undefined;
  #building = false;

  constructor(private readonly dataDir: string) {
    this.#path = join(dataDir, INDEX_FILE);
    this.#newPath = join(dataDir, NEW_INDEX_FILE);
  }

  /** The index to write to; an empty one, not yet in its place, when there is none that can be used. */
  get(): IndexDatabase {
    if (this.#db && (this.#building || findInode(this.#path) === this.#inode)) return this.#db;
    this.close();
    mkdirSync(this.dataDir, { recursive: true });
    this.#db = openSound(this.#path);
    this.#building = this.#db === undefined;
    this.#db ??= makeEmpty(this.#newPath);
    this.#inode = findInode(this.#path);
    return this.#db;
  }

  /** The index in its place, for who writes to it and never makes one; undefined where it cannot be used. */
  find(): IndexDatabase | undefined {
    if (this.#db && findInode(this.#path) === this.#inode) return this.#db;
    this.close();
    this.#db = openSound(this.#path);
    this.#inode = this.#db && findInode(this.#path);
    return this.#db;
  }

  /** Puts a new index in its place, now that it is filled; nothing to do for one that stands there already. */
  publish(): void {
    if (!this.#building) return;
    this.#db?.close();
    this.#db = undefined;
    this.#building = false;
    removeSideFiles(this.#path);
    renameSync(this.#newPath, this.#path);
    // A reader may have opened the former file in between: its WAL must not become the new one's.
    removeSideFiles(this.#path);
    this.#db = openFile(this.#path);
    this.#inode = findInode(this.#path);
  }

  /** Sets an index found damaged aside, so that the next one is made anew; false for one that is sound. */
  discardDamaged(): boolean {
    this.close();
    const sound = openSound(this.#path);
    sound?.close();
    if (sound) return false;
    this.#db = makeEmpty(this.#newPath);
    this.#building = true;
    return true;
  }

  /** Closes the index; one that was never published is lost. */
  close(): void {
    this.#db?.close();
    this.#db = undefined;
    if (this.#building) rmSync(this.#newPath, { force: true });
    this.#building = false;
  }
}

/** A reader that follows the file: an index rebuilt meanwhile is opened again. */
export class IndexReader {
  readonly #path: string;
  #db: IndexDatabase | undefined;
  #inode: bigint | undefined;

  constructor(dataDir: string) {
    this.#path = join(dataDir, INDEX_FILE);
  }

  /** The last index there was, even if its file is gone. Throws when there was none yet. */
  get(): IndexDatabase {
    const inode = findInode(this.#path);
    if (this.#db && (inode === undefined || inode === this.#inode)) return this.#db;
    let opened: IndexDatabase | undefined;
    try {
      opened = openFile(this.#path, { readonly: true });
      if (!hasFormat(opened)) throw new Error(`${this.#path} is not an index of format ${INDEX_FORMAT}`);
    } catch (cause) {
      opened?.close();
      if (this.#db) return this.#db;
      throw cause;
    }
    this.#db?.close();
    this.#db = opened;
    this.#inode = inode;
    return this.#db;
  }

  find(): IndexDatabase | undefined {
    try {
      return this.get();
    } catch {
      return undefined;
    }
  }

  close(): void {
    this.#db?.close();
    this.#db = undefined;
  }
}
