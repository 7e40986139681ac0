import type { IndexDatabase } from './client.ts';
import type { DocumentEntry } from './document.ts';
import { findMeta, META_KEYS, type MetaKey, saveMeta } from './meta.ts';

export interface IndexChange {
  upserts: readonly DocumentEntry[];
  removedIds: readonly number[];
  /** Values of `meta` to set. */
  meta: Readonly<Partial<Record<MetaKey, string>>>;
  /** Takes out every row of documents that are not among these, before anything else. */
  only?: readonly number[] | undefined;
  /** Documents whose text stays as it is while they are retired or come back. */
  retired?: readonly { id: number; retired: boolean }[] | undefined;
  /** The whole list of images, when it changed. */
  images?: readonly { src: string; data: string }[] | undefined;
}

const UPSERT = `
INSERT INTO document (id, kind, slug, revision_id, title, publish, publish_at, expire_at, noindex, retired, was_public,
  withdrawal, created_at, updated_at, format, body, text, headings, words, data, edition)
VALUES (:id, :kind, :slug, :revisionId, :title, :publish, :publishAt, :expireAt, :noindex, :retired, :wasPublic,
  :withdrawal, :createdAt, :updatedAt, :format, :body, :text, :headings, :words, :data, :edition)
ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, slug = excluded.slug, revision_id = excluded.revision_id,
  title = excluded.title, publish = excluded.publish, publish_at = excluded.publish_at, expire_at = excluded.expire_at,
  noindex = excluded.noindex, retired = excluded.retired, was_public = excluded.was_public, withdrawal = excluded.withdrawal,
  created_at = excluded.created_at, updated_at = excluded.updated_at, format = excluded.format, body = excluded.body, text = excluded.text,
  headings = excluded.headings, words = excluded.words, data = excluded.data, edition = excluded.edition`;

/** Key of `meta` for the number of the last write. */
const EDITION = 'edition';

function makeWriter(db: IndexDatabase, edition: number) {
  const upsert = db.prepare(UPSERT);
  const removeDocument = db.prepare('DELETE FROM document WHERE id = ?');
  const removeSearch = db.prepare('DELETE FROM search WHERE rowid = ?');
  const noteRemoval = db.prepare('INSERT OR REPLACE INTO removed (id, edition) VALUES (?, ?)');
  const forgetRemoval = db.prepare('DELETE FROM removed WHERE id = ?');
  const removeRedirects = db.prepare('DELETE FROM redirect WHERE document_id = ?');
  const addRedirect = db.prepare('INSERT OR IGNORE INTO redirect (path, document_id) VALUES (?, ?)');
  const addSearch = db.prepare(
    'INSERT INTO search (rowid, kind, words, name, aliases, mission, themes, headings, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const isKnown = db.prepare<[number], number>('SELECT 1 FROM document WHERE id = ?').pluck();
  const listRivals = db
    .prepare<[string, string, number], number>(
      'SELECT id FROM document WHERE kind = ? AND slug = ? AND id <> ?',
    )
    .pluck();
  const remove = (id: number) => {
    removeSearch.run(id);
    removeDocument.run(id);
    noteRemoval.run(id, edition);
  };
  const write = ({ document, search, redirects }: DocumentEntry) => {
    // Two documents may have exchanged addresses: the other one is written again by its own entry.
    for (const id of listRivals.all(document.kind, document.slug, document.id)) remove(id);
    const known = isKnown.get(document.id) !== undefined;
    upsert.run({
      ...document,
      publish: Number(document.publish),
      noindex: Number(document.noindex),
      retired: Number(document.retired),
      wasPublic: Number(document.wasPublic),
      edition,
    });
    if (known) {
      removeRedirects.run(document.id);
      removeSearch.run(document.id);
    } else forgetRemoval.run(document.id);
    for (const path of redirects) addRedirect.run(path, document.id);
    addSearch.run(
      document.id,
      document.kind,
      search.words,
      search.name,
      search.aliases,
      search.mission,
      search.themes,
      search.headings,
      search.body,
    );
  };
  return { remove, write };
}

/** Applies a change in one transaction: a reader sees all of it or nothing. */
export function applyChange(db: IndexDatabase, change: IndexChange): void {
  const addImage = db.prepare('INSERT INTO image (src, data) VALUES (?, ?)');
  const setRetired = db.prepare('UPDATE document SET retired = ?, edition = ? WHERE id = ?');
  db.transaction(() => {
    const edition = Number(findMeta(db, EDITION) ?? 0) + 1;
    const { remove, write } = makeWriter(db, edition);
    if (change.only) {
      const others = db
        .prepare<[string], number>('SELECT id FROM document WHERE id NOT IN (SELECT value FROM json_each(?))')
        .pluck();
      const kept = JSON.stringify(change.only);
      for (const id of others.all(kept)) remove(id);
      // Rows that no document stands for, should there be any.
      db.prepare('DELETE FROM search WHERE rowid NOT IN (SELECT value FROM json_each(?))').run(kept);
    }
    for (const id of change.removedIds) remove(id);
    for (const { id, retired } of change.retired ?? []) setRetired.run(Number(retired), edition, id);
    for (const entry of change.upserts) write(entry);
    if (change.images) {
      db.exec('DELETE FROM image');
      for (const image of change.images) addImage.run(image.src, image.data);
    }
    for (const key of META_KEYS) {
      const value = change.meta[key];
      if (value !== undefined) saveMeta(db, key, value);
    }
    saveMeta(db, EDITION, String(edition));
  })();
}
