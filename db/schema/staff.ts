import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/**
 * Who may enter the studio. Rows are never deleted: revisions and the journal name a person by id. Removing someone
 * erases address, name and subject, and leaves “ancien membre”.
 */
export const staff = sqliteTable(
  'staff',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** Lower case; null for the local administrator and for those removed. */
    email: text(),
    /** As the provider gave it at the last sign-in. */
    name: text(),
    role: text({ enum: ['redacteur', 'relecteur', 'editeur', 'administrateur'] }).notNull(),
    /** JSON list of product slugs: a coach writes these only. Null means no such limit. */
    products: text(),
    /** Who this is for the provider, bound at the first sign-in. */
    issuer: text(),
    subject: text(),
    boundAt: text(),
    /** Another subject came with the same address: an administrator decides. */
    pendingIssuer: text(),
    pendingSubject: text(),
    pendingAt: text(),
    /** Null for a command of the terminal. */
    invitedById: integer(),
    invitedAt: text().notNull(),
    lastSignInAt: text(),
    removedAt: text(),
  },
  (table) => [
    uniqueIndex('staff_email').on(table.email),
    uniqueIndex('staff_subject').on(table.issuer, table.subject),
    check(
      'staff_known',
      sql`${table.removedAt} IS NOT NULL OR ${table.email} IS NOT NULL OR ${table.issuer} = 'local'`,
    ),
  ],
);

/** A browser signed in. The token is in its cookie; only the hash is here. */
export const session = sqliteTable(
  'session',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** SHA-256 of the token, hexadecimal. */
    tokenHash: text().notNull(),
    staffId: integer()
      .notNull()
      .references(() => staff.id),
    /** `terminal`: by the one-time link, refused as soon as a provider is set. */
    method: text({ enum: ['proconnect', 'terminal'] }).notNull(),
    /** `id_token_hint` of the provider's sign-out; erased when the session ends. */
    idToken: text(),
    createdAt: text().notNull(),
    lastUsedAt: text().notNull(),
    /** Twelve hours after it began, whatever its use. */
    expiresAt: text().notNull(),
    endedAt: text(),
  },
  (table) => [
    uniqueIndex('session_token').on(table.tokenHash),
    index('session_staff').on(table.staffId),
    index('session_created').on(table.createdAt),
  ],
);

/** A way to the provider and back: bound to one browser by a cookie, taken once. */
export const authExchange = sqliteTable(
  'auth_exchange',
  {
    /** SHA-256 of the `state` sent to the provider. */
    stateHash: text().primaryKey(),
    /** SHA-256 of the browser's cookie. */
    browserHash: text().notNull(),
    kind: text({ enum: ['sign-in', 'sign-out'] }).notNull(),
    issuer: text().notNull(),
    nonce: text(),
    codeVerifier: text(),
    returnTo: text(),
    /** For a sign-out: the state itself and the hint, which the next step sends. */
    state: text(),
    idToken: text(),
    createdAt: text().notNull(),
    expiresAt: text().notNull(),
  },
  (table) => [
    index('auth_exchange_expiry').on(table.expiresAt),
    index('auth_exchange_browser').on(table.browserHash),
  ],
);

/** The terminal's link: whoever opens it is the local administrator, once. */
export const terminalLink = sqliteTable('terminal_link', {
  tokenHash: text().primaryKey(),
  createdAt: text().notNull(),
  expiresAt: text().notNull(),
});

/** Who did what. Append-only; emptied of what is older than twelve months. */
export const audit = sqliteTable(
  'audit',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    at: text().notNull(),
    /** Null for a command of the terminal and for the portal itself. */
    staffId: integer().references(() => staff.id),
    action: text().notNull(),
    /** What it was done to: `produits/mano`, `personne/3`, `session/12`. */
    target: text(),
    reason: text(),
    /** JSON: what changed, without personal data. */
    details: text(),
  },
  (table) => [index('audit_at').on(table.at), index('audit_target').on(table.target)],
);

/** What was taken out for good, so that a restored backup loses it again. */
export const purge = sqliteTable('purge', {
  id: integer().primaryKey({ autoIncrement: true }),
  at: text().notNull(),
  staffId: integer().references(() => staff.id),
  kind: text({ enum: ['document', 'revision', 'media'] }).notNull(),
  /** `produits/mano`, the number of a revision, or the file name of an image. */
  target: text().notNull(),
  reason: text().notNull(),
  /** JSON: what is needed to do it again on a store of another day (hashes, paths). */
  details: text().notNull(),
});
