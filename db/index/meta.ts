import type { IndexDatabase } from './client.ts';

export function findMeta(db: IndexDatabase, key: string): string | undefined {
  return db.prepare<[string], { value: string }>('SELECT value FROM meta WHERE key = ?').get(key)?.value;
}

export function findImage(db: IndexDatabase, src: string): string | undefined {
  return db.prepare<[string], { data: string }>('SELECT data FROM image WHERE src = ?').get(src)?.data;
}
