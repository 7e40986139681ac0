import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { document, revision } from './document.ts';

/** A text that someone is writing. One open draft for each document, and for each new address. */
export const draft = sqliteTable(
  'draft',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** Null for a document that does not exist yet. */
    documentId: integer().references(() => document.id),
    kind: text().notNull(),
    slug: text().notNull(),
    format: text({ enum: ['md', 'mdx'] }).notNull(),
    /** The source text as its author typed it, however broken. */
    text: text().notNull(),
    /** Rises with each save: who saves says which one they had. */
    version: integer().notNull().default(1),
    /** The live revision that the text was written from. */
    baseRevisionId: integer(),
    /** Hash of the content file when the text was written from it; null where there was none. */
    baseFileHash: text(),
    /** Persons, by their id. */
    ownerId: integer().notNull(),
    savedBy: integer().notNull(),
    createdAt: text().notNull(),
    updatedAt: text().notNull(),
    /** Published or given up. */
    closedAt: text(),
    /** Who closed it and how; null where it was not written down. */
    closedBy: integer(),
    closedAs: text({ enum: ['published', 'abandoned'] }),
  },
  (table) => [
    uniqueIndex('draft_document')
      .on(table.documentId)
      .where(sql`${table.closedAt} IS NULL AND ${table.documentId} IS NOT NULL`),
    uniqueIndex('draft_address')
      .on(table.kind, table.slug)
      .where(sql`${table.closedAt} IS NULL`),
    index('draft_owner').on(table.ownerId),
  ],
);

/** A text that the draft does not hold any more, or never held: another save came before, or it was replaced. */
export const draftAside = sqliteTable(
  'draft_aside',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    draftId: integer()
      .notNull()
      .references(() => draft.id),
    /** Who typed it, and from which version of the draft. */
    personId: integer().notNull(),
    version: integer().notNull(),
    text: text().notNull(),
    createdAt: text().notNull(),
  },
  (table) => [index('draft_aside_draft').on(table.draftId)],
);

/** The journal of what remains to be done on the content files for a publication that the store already holds. */
export const publication = sqliteTable(
  'publication',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    documentId: integer()
      .notNull()
      .references(() => document.id),
    revisionId: integer()
      .notNull()
      .references(() => revision.id),
    /** `write`: the file takes the text of the revision. `remove`: the document has moved away from this path. */
    action: text({ enum: ['write', 'remove'] }).notNull(),
    /** Path below the content folder. */
    path: text().notNull(),
    /** Hash of the file that may be replaced; null when there must be none. */
    baseHash: text(),
    /** `pending`: the file is to be replaced. `done`: what it replaced is kept beside it until it is looked at once more. */
    state: text({ enum: ['pending', 'done'] })
      .notNull()
      .default('pending'),
    createdAt: text().notNull(),
  },
  (table) => [
    index('publication_document').on(table.documentId),
    check('publication_state', sql`${table.state} IN ('pending', 'done')`),
  ],
);
