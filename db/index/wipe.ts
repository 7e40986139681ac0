import type { IndexDatabase } from './client.ts';

/** Takes an image out of the list at once; the next scan makes the list anew. */
export function removeImage(db: IndexDatabase, src: string): void {
  db.prepare('DELETE FROM image WHERE src = ?').run(src);
}

/** Leaves nothing of deleted rows in the file: neither in the words of the search nor in free pages nor in the log. */
export function wipeIndex(db: IndexDatabase): void {
  db.exec("INSERT INTO search (search) VALUES ('optimize')");
  db.exec('VACUUM');
  db.pragma('wal_checkpoint(TRUNCATE)');
}
