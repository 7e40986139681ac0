/** Another number means a rebuild, never a migration: the read index is derived from the store. */
export const INDEX_FORMAT = 10;

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
  withdrawal TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  format TEXT NOT NULL,
  body TEXT NOT NULL,
  text TEXT NOT NULL,
  headings TEXT NOT NULL,
  words INTEGER NOT NULL,
  data TEXT NOT NULL,
  -- Number of the write that made the row what it is: readers ask for what came after the last one they know.
  edition INTEGER NOT NULL,
  UNIQUE (kind, slug)
) STRICT;

CREATE INDEX document_edition ON document (edition);

CREATE TABLE removed (
  id INTEGER PRIMARY KEY,
  edition INTEGER NOT NULL
) STRICT;

CREATE INDEX removed_edition ON removed (edition);

CREATE TABLE redirect (
  path TEXT NOT NULL,
  document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  PRIMARY KEY (path, document_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE image (
  src TEXT PRIMARY KEY,
  data TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Stems by field, separated by spaces: they are folded already, so that nothing is left to a tokenizer; "words" are those of the document as they are written, each once, and are not searched here.
CREATE VIRTUAL TABLE search USING fts5 (
  kind UNINDEXED, words UNINDEXED, name, aliases, mission, themes, headings, body,
  tokenize = "ascii"
);
`;
