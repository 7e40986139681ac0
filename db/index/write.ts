import type { IndexDatabase } from './client.ts';
import type { DocumentEntry } from './document.ts';

export interface IndexChange {
  upserts: readonly DocumentEntry[];
  removedIds: readonly number[];
  /** Values of `meta` to set. */
  meta: Readonly<Record<string, string>>;
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

  db.transaction(() => {
    for (const id of change.removedIds) {
      removeSearch.run(id);
      removeWords.run(id);
      removeDocument.run(id);
    }
    for (const { document, search, redirects } of change.upserts) {
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
