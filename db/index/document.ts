import type { IndexDatabase } from './client.ts';

/** A document as the index keeps it. `data` is the JSON of its kind's projection, whole except the body. */
export interface IndexedDocument {
  id: number;
  kind: string;
  slug: string;
  revisionId: number;
  title: string;
  publish: boolean;
  /** Local minutes in Paris, `YYYY-MM-DDTHH:MM`. */
  publishAt: string | null;
  expireAt: string | null;
  noindex: boolean;
  retired: boolean;
  wasPublic: boolean;
  withdrawal: string | null;
  /** ISO instants. */
  createdAt: string;
  updatedAt: string;
  format: 'md' | 'mdx';
  body: string;
  /** The body without marks or tags. */
  text: string;
  /** JSON list of headings. */
  headings: string;
  words: number;
  data: string;
}

/** Text of a document for the search table, already analysed into terms separated by spaces. */
export interface SearchText {
  name: string;
  aliases: string;
  mission: string;
  themes: string;
  headings: string;
  body: string;
  /** Every word of it in lower case, as it is written. */
  words: string;
}

export interface DocumentEntry {
  document: IndexedDocument;
  search: SearchText;
  /** Former paths that lead here. */
  redirects: string[];
}

interface Row {
  id: number;
  kind: string;
  slug: string;
  revision_id: number;
  title: string;
  publish: number;
  publish_at: string | null;
  expire_at: string | null;
  noindex: number;
  retired: number;
  was_public: number;
  withdrawal: string | null;
  created_at: string;
  updated_at: string;
  format: 'md' | 'mdx';
  body: string;
  text: string;
  headings: string;
  words: number;
  data: string;
}

function fromRow(row: Row): IndexedDocument {
  return {
    id: row.id,
    kind: row.kind,
    slug: row.slug,
    revisionId: row.revision_id,
    title: row.title,
    publish: row.publish === 1,
    publishAt: row.publish_at,
    expireAt: row.expire_at,
    noindex: row.noindex === 1,
    retired: row.retired === 1,
    wasPublic: row.was_public === 1,
    withdrawal: row.withdrawal,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    format: row.format,
    body: row.body,
    text: row.text,
    headings: row.headings,
    words: row.words,
    data: row.data,
  };
}

export function findDocument(db: IndexDatabase, kind: string, slug: string): IndexedDocument | undefined {
  const row = db
    .prepare<[string, string], Row>('SELECT * FROM document WHERE kind = ? AND slug = ?')
    .get(kind, slug);
  return row && fromRow(row);
}

export function listDocuments(db: IndexDatabase, kind: string): IndexedDocument[] {
  return db
    .prepare<[string], Row>('SELECT * FROM document WHERE kind = ? ORDER BY slug')
    .all(kind)
    .map(fromRow);
}

/** The documents of a kind among these ids, in no order. `CROSS JOIN` has SQLite look the ids up instead of the kind. */
export function listDocumentsById(
  db: IndexDatabase,
  kind: string,
  ids: readonly number[],
): IndexedDocument[] {
  return db
    .prepare<[string, string], Row>(
      'SELECT document.* FROM json_each(?) AS wanted CROSS JOIN document ON document.id = wanted.value WHERE kind = ?',
    )
    .all(JSON.stringify(ids), kind)
    .map(fromRow);
}

/** Documents that a former path leads to. */
export function listRedirectTargets(db: IndexDatabase, path: string): IndexedDocument[] {
  return db
    .prepare<[string], Row>(
      'SELECT document.* FROM redirect JOIN document ON document.id = redirect.document_id WHERE redirect.path = ? ORDER BY document.id',
    )
    .all(path)
    .map(fromRow);
}

/** Revision of each indexed document and what else decides its state, to compare with the store. */
export function listIndexedStates(
  db: IndexDatabase,
): { id: number; revisionId: number; retired: boolean; wasPublic: boolean }[] {
  return db
    .prepare<[], { id: number; revision_id: number; retired: number; was_public: number }>(
      'SELECT id, revision_id, retired, was_public FROM document',
    )
    .all()
    .map((row) => ({
      id: row.id,
      revisionId: row.revision_id,
      retired: row.retired === 1,
      wasPublic: row.was_public === 1,
    }));
}

/** Documents that no visitor could read so far. */
export function listHiddenDocuments(db: IndexDatabase): IndexedDocument[] {
  return db.prepare<[], Row>('SELECT * FROM document WHERE was_public = 0 ORDER BY id').all().map(fromRow);
}

/** The next local minute after `minute` at which a publication or an expiry falls due. */
export function findNextDueMinute(db: IndexDatabase, minute: string): string | undefined {
  const row = db
    .prepare<{ minute: string }, { due: string | null }>(
      `SELECT min(due) AS due FROM (
         SELECT publish_at AS due FROM document WHERE publish_at > :minute AND retired = 0
         UNION ALL SELECT expire_at FROM document WHERE expire_at > :minute AND retired = 0)`,
    )
    .get({ minute });
  return row?.due ?? undefined;
}

/** What documents may refer to: addresses, former paths with those who claim them, images. */
export function listReferable(db: IndexDatabase): {
  documents: { kind: string; slug: string; title: string }[];
  redirects: { path: string; kind: string; slug: string }[];
  images: string[];
} {
  return {
    documents: db
      .prepare<[], { kind: string; slug: string; title: string }>(
        'SELECT kind, slug, title FROM document WHERE retired = 0',
      )
      .all(),
    redirects: db
      .prepare<[], { path: string; kind: string; slug: string }>(
        'SELECT path, kind, slug FROM redirect JOIN document ON document.id = redirect.document_id',
      )
      .all(),
    images: db.prepare<[], string>('SELECT src FROM image ORDER BY src').pluck().all(),
  };
}

/** Documents whose text or front matter names something, such as the address of an image. */
export function listReferrers(db: IndexDatabase, name: string): { kind: string; slug: string }[] {
  return db
    .prepare<[string, string], { kind: string; slug: string }>(
      'SELECT kind, slug FROM document WHERE instr(body, ?) > 0 OR instr(data, ?) > 0 ORDER BY kind, slug',
    )
    .all(name, name);
}
