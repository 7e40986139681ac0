import type { IndexDatabase } from './client.ts';
import type { DocumentEntry } from './document.ts';

export interface IndexChange {
  upserts: readonly DocumentEntry[];
  removedIds: readonly number[];
  /** Values of `meta` to set. */
  meta: Readonly<Record<string, string>>;
  /** Takes out every row of documents that are not among these, before anything else. */
  only?: readonly number[] | undefined;
  /** Documents whose text stays as it is while they are retired or come back. */
  retired?: readonly { id: number; retired: boolean }[] | undefined;
  /** The whole list of images, when it changed. */
  images?: readonly { src: string; data: string }[] | undefined;
}

const UPSERT = `
INSERT INTO document (id, kind, slug, revision_id, title, publish, publish_at, expire_at, noindex, retired, was_public,
  created_at, updated_at, format, body, text, headings, words, data)
VALUES (:id, :kind, :slug, :revisionId, :title, :publish, :publishAt, :expireAt, :noindex, :retired, :wasPublic,
  :createdAt, :updatedAt, :format, :body, :text, :headings, :words, :data)
ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, slug = excluded.slug, revision_id = excluded.revision_id,
  title = excluded.title, publish = excluded.publish, publish_at = excluded.publish_at, expire_at = excluded.expire_at,
  noindex = excluded.noindex, retired = excluded.retired, was_public = excluded.was_public,
  created_at = excluded.created_at, updated_at = excluded.updated_at, format = excluded.format, body = excluded.body, text = excluded.text,
  headings = excluded.headings, words = excluded.words, data = excluded.data`;

/** Applies a change in one transaction: a reader sees all of it or nothing. */
export function applyChange(db: IndexDatabase, change: IndexChange): void {
  const upsert = db.prepare(UPSERT);
  const removeDocument = db.prepare('DELETE FROM document WHERE id = ?');
  const removeSearch = db.prepare('DELETE FROM search WHERE rowid = ?');
  const removeRedirects = db.prepare('DELETE FROM redirect WHERE document_id = ?');
  const addRedirect = db.prepare('INSERT OR IGNORE INTO redirect (path, document_id) VALUES (?, ?)');
  const addSearch = db.prepare(
    'INSERT INTO search (rowid, kind, name, aliases, mission, themes, headings, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const removeWords = db.prepare('DELETE FROM words WHERE rowid = ?');
  const addWords = db.prepare('INSERT INTO words (rowid, text) VALUES (?, ?)');
  const setMeta = db.prepare(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  const addImage = db.prepare('INSERT INTO image (src, data) VALUES (?, ?)');

  const setRetired = db.prepare('UPDATE document SET retired = ? WHERE id = ?');
  const listRivals = db
    .prepare<[string, string, number], number>(
      'SELECT id FROM document WHERE kind = ? AND slug = ? AND id <> ?',
    )
    .pluck();
  const remove = (id: number) => {
    removeSearch.run(id);
    removeWords.run(id);
    removeDocument.run(id);
  };

  db.transaction(() => {
    if (change.only) {
      const kept = JSON.stringify(change.only);
      for (const [table, key] of [
        ['search', 'rowid'],
        ['words', 'rowid'],
        ['document', 'id'],
      ] as const) {
        db.prepare(`DELETE FROM ${table} WHERE ${key} NOT IN (SELECT value FROM json_each(?))`).run(kept);
      }
    }
    for (const id of change.removedIds) remove(id);
    for (const { id, retired } of change.retired ?? []) setRetired.run(Number(retired), id);
    for (const { document, search, redirects } of change.upserts) {
      // Two documents may have exchanged addresses: the other one is written again by its own entry.
      for (const id of listRivals.all(document.kind, document.slug, document.id)) remove(id);
      upsert.run({
        ...document,
        publish: Number(document.publish),
        noindex: Number(document.noindex),
        retired: Number(document.retired),
        wasPublic: Number(document.wasPublic),
      });
      removeRedirects.run(document.id);
      for (const path of redirects) addRedirect.run(path, document.id);
      removeSearch.run(document.id);
      removeWords.run(document.id);
      addWords.run(document.id, search.words);
      addSearch.run(
        document.id,
        document.kind,
        search.name,
        search.aliases,
        search.mission,
        search.themes,
        search.headings,
        search.body,
      );
    }
    if (change.images) {
      db.exec('DELETE FROM image');
      for (const image of change.images) addImage.run(image.src, image.data);
    }
    for (const [key, value] of Object.entries(change.meta)) setMeta.run(key, value);
  })();
}
