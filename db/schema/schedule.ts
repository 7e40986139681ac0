import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { document } from './document.ts';
import { draft } from './studio.ts';

/** What someone decided that the portal does at an hour to come: publish a draft, or withdraw a document. */
export const schedule = sqliteTable(
  'schedule',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    action: text({ enum: ['publish', 'withdraw'] }).notNull(),
    /** What is published, at the version that was checked; null for a withdrawal. */
    draftId: integer().references(() => draft.id, { onDelete: 'cascade' }),
    draftVersion: integer(),
    /** What is withdrawn; null for a publication. */
    documentId: integer().references(() => document.id, { onDelete: 'cascade' }),
    /** The hour in Paris as it was asked, and the instant it is. */
    minute: text().notNull(),
    dueAt: text().notNull(),
    reason: text(),
    /** Why the warnings of a publication are overridden. */
    override: text(),
    /** What visitors are told of a withdrawal. */
    word: text(),
    /** A person, by their id. */
    staffId: integer().notNull(),
    createdAt: text().notNull(),
    state: text({ enum: ['pending', 'done', 'failed', 'cancelled'] })
      .notNull()
      .default('pending'),
    /** Until then a process is at it, or it waits to be tried again. */
    heldUntil: text(),
    /** Why it failed or was cancelled, and the first fault found where there was one. */
    problem: text(),
    detail: text(),
    finishedAt: text(),
    /** When someone said that they had read what became of it. */
    seenAt: text(),
  },
  (table) => [
    uniqueIndex('schedule_draft')
      .on(table.draftId)
      .where(sql`${table.state} = 'pending' AND ${table.draftId} IS NOT NULL`),
    uniqueIndex('schedule_document')
      .on(table.documentId)
      .where(sql`${table.state} = 'pending' AND ${table.documentId} IS NOT NULL`),
    index('schedule_due')
      .on(table.dueAt)
      .where(sql`${table.state} = 'pending'`),
    check('schedule_state', sql`${table.state} IN ('pending', 'done', 'failed', 'cancelled')`),
    check('schedule_action', sql`(${table.action} = 'publish') = (${table.draftId} IS NOT NULL)`),
    check('schedule_target', sql`(${table.draftId} IS NULL) <> (${table.documentId} IS NULL)`),
  ],
);
