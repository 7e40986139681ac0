import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** A document is what an address shows; its text is in its revisions. */
export const document = sqliteTable(
  'document',
  {
    id: integer().primaryKey(),
    kind: text().notNull(),
    slug: text().notNull(),
    /** The revision that visitors see; null while none was ever accepted. */
    liveRevisionId: integer(),
    /** A revision from the files that waits on the desk because the studio published since. */
    waitingRevisionId: integer(),
    /** ISO instant since which its file is gone for good. */
    retiredAt: text(),
    /** ISO instant at which a visitor could first read it: decides between 404 and 410 afterwards. */
    firstPublicAt: text(),
    /** What visitors are told of a document that was withdrawn. */
    withdrawal: text(),
    createdAt: text().notNull(),
  },
  (table) => [uniqueIndex('document_address').on(table.kind, table.slug)],
);

/** One row for each text that a document has had: only added, and only a purge deletes any (decision 0019). */
export const revision = sqliteTable(
  'revision',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    documentId: integer()
      .notNull()
      .references(() => document.id),
    /** SHA-256 of the source text, hexadecimal. */
    hash: text().notNull(),
    format: text({ enum: ['md', 'mdx'] }).notNull(),
    text: text().notNull(),
    source: text({ enum: ['fichier', 'studio', 'import'] }).notNull(),
    /** The person who wrote it, by their id; null for a file. */
    authorId: integer(),
    /** Why, in the author's words. */
    reason: text(),
    createdAt: text().notNull(),
  },
  (table) => [
    index('revision_document').on(table.documentId, table.id),
    check('revision_hash', sql`length(${table.hash}) = 64`),
  ],
);

/** What the portal remembers of each content file: its head and whether it is refused or missing. */
export const contentFile = sqliteTable('content_file', {
  /** Path below the content folder, with its extension. */
  path: text().primaryKey(),
  documentId: integer().references(() => document.id),
  /** Hash of the last file accepted from this path: the file head. */
  headHash: text(),
  /** Revision made from the file head. */
  headRevisionId: integer(),
  /** Hash of the last file seen, accepted or not, so that a refused file is not checked again. */
  seenHash: text().notNull(),
  /** JSON list of faults of a refused file; null when it was accepted. */
  refusal: text(),
  /** Scans in a row that did not find it. */
  missingScans: integer().notNull().default(0),
});

/** Small durable facts: the content revision, the state of the last scan. */
export const state = sqliteTable('state', {
  key: text().primaryKey(),
  value: text().notNull(),
});

/** One process at a time does a job; the holder renews before `expiresAt` (ISO instant). */
export const lease = sqliteTable('lease', {
  name: text().primaryKey(),
  holder: text().notNull(),
  expiresAt: text().notNull(),
});
