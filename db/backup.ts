import { existsSync, rmSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import type { Store } from './client.ts';

/** Why a file is no sound store, in French, for an operator; empty when it is one. */
export function listStoreFaults(path: string): string[] {
  let copy: Sqlite.Database | undefined;
  try {
    copy = new Sqlite(path, { readonly: true, fileMustExist: true });
    const integrity = copy.pragma('integrity_check(5)') as { integrity_check: string }[];
    const faults = integrity.map((row) => row.integrity_check).filter((fault) => fault !== 'ok');
    const orphans = (copy.pragma('foreign_key_check') as unknown[]).length;
    if (orphans > 0) faults.push(`${orphans} référence(s) vers une ligne absente`);
    return faults;
  } catch (cause) {
    return [cause instanceof Error ? cause.message : String(cause)];
  } finally {
    copy?.close();
  }
}

/** A whole copy of the store at one commit, while it is used; one file, without a write-ahead log. */
export async function copyStore(store: Store, path: string): Promise<void> {
  await store.db.$client.backup(path);
  const copy = new Sqlite(path);
  copy.pragma('journal_mode = DELETE');
  copy.close();
}

/** Instant of the last migration that a store has had, in milliseconds; 0 for a store that never had any. */
export function findLastMigration(path: string): number {
  const copy = new Sqlite(path, { readonly: true, fileMustExist: true });
  try {
    return (
      (copy.prepare('SELECT max(created_at) FROM __drizzle_migrations').pluck().get() as number | null) ?? 0
    );
  } finally {
    copy.close();
  }
}

/**
 * Brings the log of a store that no process has open into its file, so that the file may be replaced. False while a
 * process has it open: a log needs no longer being one asks for the file alone.
 */
export function closeLog(path: string): boolean {
  if (!existsSync(path)) return true;
  const store = new Sqlite(path, { timeout: 0 });
  try {
    store.pragma('journal_mode = DELETE');
    return true;
  } catch (cause) {
    if (cause instanceof Sqlite.SqliteError && cause.code.startsWith('SQLITE_BUSY')) return false;
    // A damaged store has no log worth keeping: it is set aside whole.
    if (cause instanceof Sqlite.SqliteError) return true;
    throw cause;
  } finally {
    store.close();
  }
}

/** Makes a restored store another one: the read index, which belongs to a store, is then built anew. */
export function renewStoreId(path: string): void {
  const store = new Sqlite(path);
  try {
    store.prepare("DELETE FROM state WHERE key = 'store_id'").run();
    store.prepare('DELETE FROM lease').run();
  } finally {
    store.close();
  }
  for (const suffix of ['-wal', '-shm', '-journal']) rmSync(path + suffix, { force: true });
}
