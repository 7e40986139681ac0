import { sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** What the portal published, how fresh and how complete, for the days on which these figures changed. */
export const portalDay = sqliteTable('portal_day', {
  /** Day in Paris, `YYYY-MM-DD`. */
  day: text().primaryKey(),
  /** JSON. */
  figures: text().notNull(),
});
