import { sql } from 'drizzle-orm';
import { blob, check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** What the studio knows of an image, and the bytes of those that came in by it. */
export const media = sqliteTable(
  'media',
  {
    /** Name of the file in `medias/`. */
    name: text().primaryKey(),
    alt: text().notNull().default(''),
    /** It says nothing that the text does not: an explicit choice, never a guess. */
    decorative: integer({ mode: 'boolean' }).notNull().default(false),
    credit: text(),
    licence: text(),
    source: text(),
    /** The point that a crop keeps, in percent from the left and from the top. */
    focusX: integer().notNull().default(50),
    focusY: integer().notNull().default(50),
    /** Persons, by their id; null for an image that lives in the content folder alone. */
    addedBy: integer(),
    addedAt: text().notNull(),
    updatedAt: text().notNull(),
    /** SHA-256 of the file as it was sent: sent twice, it is one image. */
    sentHash: text(),
    /** SHA-256 and size of the bytes kept. */
    hash: text(),
    size: integer().notNull().default(0),
    /** The image, made again from what was sent. Last: lists do not read it. */
    bytes: blob({ mode: 'buffer' }),
  },
  (table) => [
    index('media_sent').on(table.sentHash),
    check('media_focus', sql`${table.focusX} BETWEEN 0 AND 100 AND ${table.focusY} BETWEEN 0 AND 100`),
  ],
);
