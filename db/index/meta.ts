import type { IndexDatabase } from './client.ts';

/** What the index says of itself, and the lists of the content that are no documents. */
export const META_KEYS = [
  'edition',
  'revision',
  'purges',
  'store_id',
  'images',
  'referentials',
  'settings',
  'vocabularies',
  'synonyms',
  'formerAddresses',
  'transparency_history',
] as const;
export type MetaKey = (typeof META_KEYS)[number];

function prepareMeta(db: IndexDatabase) {
  return db.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck();
}

/** Each search asks for the revision several times: preparing would cost more than asking. */
const statements = new WeakMap<IndexDatabase, ReturnType<typeof prepareMeta>>();

export function findMeta(db: IndexDatabase, key: MetaKey): string | undefined {
  let statement = statements.get(db);
  if (!statement) {
    statement = prepareMeta(db);
    statements.set(db, statement);
  }
  return statement.get(key);
}

export function findImage(db: IndexDatabase, src: string): string | undefined {
  return db.prepare<[string], { data: string }>('SELECT data FROM image WHERE src = ?').get(src)?.data;
}

/** Every image, by its address. */
export function listImages(db: IndexDatabase): { src: string; data: string }[] {
  return db.prepare<[], { src: string; data: string }>('SELECT src, data FROM image ORDER BY src').all();
}

/** Sets a value. By itself it makes no new edition: what readers keep by edition is written by `applyChange`. */
export function saveMeta(db: IndexDatabase, key: MetaKey, value: string): void {
  db.prepare(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  ).run(key, value);
}
