import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { staff } from './staff.ts';
import { draft } from './studio.ts';

/** Who has a draft on their screen now. A row that is not renewed is deleted by whoever comes next. */
export const draftPresence = sqliteTable(
  'draft_presence',
  {
    draftId: integer()
      .notNull()
      .references(() => draft.id, { onDelete: 'cascade' }),
    staffId: integer()
      .notNull()
      .references(() => staff.id),
    /** A window of theirs, by a name that it gave itself. */
    tab: text().notNull(),
    seenAt: text().notNull(),
    /** It alone writes: at most one of a draft. */
    hand: integer({ mode: 'boolean' }).notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.draftId, table.staffId, table.tab] }),
    index('draft_presence_seen').on(table.seenAt),
  ],
);

/** An address by which people without a session see what a draft would make, for some days. */
export const previewLink = sqliteTable(
  'preview_link',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    draftId: integer()
      .notNull()
      .references(() => draft.id, { onDelete: 'cascade' }),
    /** SHA-256 of the token, hexadecimal: the address itself is kept nowhere. */
    tokenHash: text().notNull(),
    createdBy: integer()
      .notNull()
      .references(() => staff.id),
    createdAt: text().notNull(),
    expiresAt: text().notNull(),
    revokedAt: text(),
  },
  (table) => [
    uniqueIndex('preview_link_token').on(table.tokenHash),
    index('preview_link_draft').on(table.draftId),
  ],
);
