import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** What addresses of other sites that the content names last answered. */
export const linkCheck = sqliteTable(
  'link_check',
  {
    /** Without its fragment. */
    url: text().primaryKey(),
    /** ISO instant. */
    checkedAt: text().notNull(),
    /** Status of the answer, or the name of what kept it from coming. */
    status: text().notNull(),
    /** Distinct days on which it failed since it last answered. */
    failures: integer().notNull(),
    /** ISO instant; null while it answers. */
    firstFailedAt: text(),
  },
  (table) => [
    index('link_check_order').on(table.checkedAt),
    check('link_check_failures', sql`(${table.failures} = 0) = (${table.firstFailedAt} IS NULL)`),
  ],
);
