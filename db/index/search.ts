import type { IndexDatabase } from './client.ts';

export interface SearchRow {
  id: number;
  kind: string;
  slug: string;
  /** Higher is better. */
  score: number;
}

/** Weights of name, aliases, mission, themes, headings, body, in the order of the table (`kind` first, unindexed). */
const WEIGHTS = '0, 10, 8, 4, 3, 2, 1';

/** `match` is an FTS5 expression made by `lib/search`: visitors' text never reaches it unquoted. */
export function searchIndex(db: IndexDatabase, match: string): SearchRow[] {
  return db
    .prepare<[string], SearchRow>(
      `SELECT document.id, document.kind, document.slug, -bm25(search, ${WEIGHTS}) AS score
       FROM search JOIN document ON document.id = search.rowid
       WHERE search MATCH ? ORDER BY score DESC, document.slug`,
    )
    .all(match);
}
