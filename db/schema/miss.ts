import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Searches without result and addresses not found. */
export const miss = sqliteTable(
  'miss',
  {
    /** Keyed hash of kind and text: recognises what came before without keeping it in clear. */
    hash: text().primaryKey(),
    kind: text({ enum: ['search', 'address'] }).notNull(),
    /** Null until enough distinct days: what one person typed once is not written down. */
    text: text(),
    days: integer().notNull(),
    count: integer().notNull(),
    /** Days in Paris, `YYYY-MM-DD`. */
    firstDay: text().notNull(),
    lastDay: text().notNull(),
  },
  (table) => [
    index('miss_kept').on(table.kind, table.count),
    check('miss_kind', sql`${table.kind} IN ('search', 'address')`),
  ],
);
