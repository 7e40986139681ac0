import type { IndexDatabase } from './client.ts';
import { findMeta } from './meta.ts';

/** What became of the documents since an edition. */
export interface ChangesSince {
  changedIds: number[];
  removedIds: number[];
}

/** The number of the last write to the index; every write has one of its own. */
export function getEdition(db: IndexDatabase): number {
  return Number(findMeta(db, 'edition') ?? 0);
}

/** Documents written, and those taken out, after an edition. Ask within the transaction that reads them. */
export function listChangesSince(db: IndexDatabase, edition: number): ChangesSince {
  return {
    changedIds: db
      .prepare<[number], number>('SELECT id FROM document WHERE edition > ?')
      .pluck()
      .all(edition),
    removedIds: db.prepare<[number], number>('SELECT id FROM removed WHERE edition > ?').pluck().all(edition),
  };
}
