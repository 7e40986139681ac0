import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { findStoreFault } from './store-fault.ts';

/** Why a store cannot be opened to be written. */
export type Unusable = 'newer' | 'damaged' | 'locked' | 'full' | 'read-only';

const REMEDIES: Readonly<Record<Unusable, string>> = {
  newer:
    'il vient d’une version plus récente du portail. Remettez cette version en service, ou restaurez une sauvegarde faite par celle-ci (« npm run -s portail -- restore FICHIER --force »).',
  damaged:
    'il est abîmé. Arrêtez le portail, gardez une copie du fichier, vérifiez le disque, puis restaurez la dernière sauvegarde (« npm run -s portail -- restore FICHIER --force »).',
  locked: 'un autre programme le tient verrouillé. Arrêtez ce programme, puis redémarrez le portail.',
  full: 'le disque est plein. Libérez de la place, puis redémarrez le portail.',
  'read-only':
    'rien ne peut y être écrit. Rendez DATA_DIR inscriptible à l’utilisateur du portail, puis redémarrez-le.',
};

/** A store that nothing may be written to, with what to do about it, in French for an operator. */
export class UnusableStoreError extends Error {
  override name = 'UnusableStoreError';
  constructor(
    readonly reason: Unusable,
    file: string,
    options?: ErrorOptions,
  ) {
    super(`Le magasin ${file} n’est pas utilisable : ${REMEDIES[reason]}`, options);
  }
}

const NO_RIGHT = new Set(['EACCES', 'EPERM', 'ENOTDIR']);

/** What makes a store unusable, or undefined for an error of another kind. */
export function findUnusable(cause: unknown): Unusable | undefined {
  if (cause instanceof UnusableStoreError) return cause.reason;
  if (!(cause instanceof Error)) return undefined;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return 'damaged';
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return 'locked';
  if (NO_RIGHT.has(code)) return 'read-only';
  const known = findStoreFault(cause);
  if (known !== undefined) return known;
  return cause.cause === undefined ? undefined : findUnusable(cause.cause);
}

interface Journal {
  entries: { when: number }[];
}

function lastKnownMigration(migrationsDir: string): number {
  const journal = JSON.parse(readFileSync(join(migrationsDir, 'meta/_journal.json'), 'utf8')) as Journal;
  return Math.max(...journal.entries.map(({ when }) => when));
}

function lastMigration(db: Sqlite.Database): number {
  const table = db
    .prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = '__drizzle_migrations'")
    .get();
  if (!table) return 0;
  return Number(db.prepare('SELECT max(created_at) FROM __drizzle_migrations').pluck().get() ?? 0);
}

function findFault(db: Sqlite.Database, migrationsDir: string): Unusable | undefined {
  if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') return 'damaged';
  return lastMigration(db) > lastKnownMigration(migrationsDir) ? 'newer' : undefined;
}

/**
 * Looks at a store without writing to it, before anything does. Throws {@link UnusableStoreError} for one that is
 * damaged or newer; one that does not exist yet, or is still empty, is fine.
 */
export function checkStore(file: string, migrationsDir: string, timeout: number): void {
  if (!existsSync(file) || statSync(file).size === 0) return;
  const db = new Sqlite(file, { timeout, readonly: true, fileMustExist: true });
  let fault: Unusable | undefined;
  try {
    fault = findFault(db, migrationsDir);
  } finally {
    db.close();
  }
  if (fault !== undefined) throw new UnusableStoreError(fault, file);
}
