import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** How many products under way published each information, for the days on which these figures changed. */
export const transparencyDay = sqliteTable('transparency_day', {
  /** Day in Paris, `YYYY-MM-DD`. */
  day: text().primaryKey(),
  products: integer().notNull(),
  /** JSON: products by name of the information. */
  published: text().notNull(),
});
