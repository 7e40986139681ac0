import { sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
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

/** What people say of a draft: a comment begins a thread, an answer bears the number of the comment that it answers. */
export const draftComment = sqliteTable(
  'draft_comment',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    draftId: integer()
      .notNull()
      .references(() => draft.id, { onDelete: 'cascade' }),
    authorId: integer()
      .notNull()
      .references(() => staff.id),
    replyTo: integer().references((): AnySQLiteColumn => draftComment.id, { onDelete: 'cascade' }),
    /** Plain text. */
    text: text().notNull(),
    /** A passage of the source text that it speaks of, as it stood. */
    quote: text(),
    /** The version of the draft that its author had on the screen. */
    version: integer().notNull(),
    createdAt: text().notNull(),
    /** Of a thread, by its first comment. */
    resolvedAt: text(),
    resolvedBy: integer().references(() => staff.id),
  },
  (table) => [
    index('draft_comment_draft').on(table.draftId),
    check('draft_comment_length', sql`length(${table.text}) <= 2000 AND length(${table.quote}) <= 300`),
  ],
);
