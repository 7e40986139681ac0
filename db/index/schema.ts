/** Another number means a rebuild, never a migration: the read index is derived from the store. */
export const INDEX_FORMAT = 5;

export const INDEX_DDL = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  slug TEXT NOT NULL,
  revision_id INTEGER NOT NULL,
  title TEXT NOT NULL,
  publish INTEGER NOT NULL,
  publish_at TEXT,
  expire_at TEXT,
  noindex INTEGER NOT NULL,
  retired INTEGER NOT NULL,
  was_public INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  format TEXT NOT NULL,
  body TEXT NOT NULL,
  text TEXT NOT NULL,
  headings TEXT NOT NULL,
  words INTEGER NOT NULL,
  data TEXT NOT NULL,
  UNIQUE (kind, slug)
) STRICT;

CREATE TABLE redirect (
  path TEXT NOT NULL,
  document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  PRIMARY KEY (path, document_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE image (
  src TEXT PRIMARY KEY,
  data TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE search USING fts5 (
  kind UNINDEXED, name, aliases, mission, themes, headings, body,
  tokenize = "unicode61 remove_diacritics 2"
);
CREATE VIRTUAL TABLE search_terms USING fts5vocab(search, 'row');

-- Words as they are written, accents kept: what corrections and beginnings are chosen from.
CREATE VIRTUAL TABLE words USING fts5 (text, content = '', contentless_delete = 1, detail = none, tokenize = "unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE words_vocabulary USING fts5vocab(words, 'row');
`;
