import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** What the last import said of a sheet: tells a value that the portal changed from one that the source changed. */
export const importedSheet = sqliteTable('imported_sheet', {
  betaId: text().primaryKey(),
  slug: text().notNull(),
  /** JSON object of the values of the source, by key of the front matter. */
  values: text().notNull(),
  /** SHA-256 of the body, cleaned; null while none was seen. */
  bodyHash: text(),
});

/** A value of the source that the portal did not take because it has its own: an editor decides, key by key. */
export const importDifference = sqliteTable(
  'import_difference',
  {
    betaId: text().notNull(),
    /** Key of the front matter, or `body`. */
    key: text().notNull(),
    slug: text().notNull(),
    /** JSON; null where the portal has no value. */
    portalValue: text(),
    sourceValue: text().notNull(),
    /** ISO instant of the import that first met this value of the source. */
    seenAt: text().notNull(),
    /** ISO instant at which an editor chose to keep the portal's value. */
    declinedAt: text(),
  },
  (table) => [primaryKey({ columns: [table.betaId, table.key] })],
);
