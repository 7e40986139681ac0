import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { document } from './document.ts';

/**
 * What reading the live text of a document gave: derived, one row for each document, made again when the revision or the
 * format differs. It spares parsing every text again when the index is rebuilt.
 */
export const reading = sqliteTable(
  'reading',
  {
    documentId: integer()
      .primaryKey()
      .references(() => document.id),
    revisionId: integer().notNull(),
    format: integer().notNull(),
    /** JSON. */
    content: text().notNull(),
  },
  (table) => [index('reading_revision').on(table.revisionId)],
);
