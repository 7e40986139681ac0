import type { IndexDatabase } from './client.ts';

export interface SearchText {
  id: number;
  kind: string;
  slug: string;
  /** Terms separated by spaces. */
  name: string;
  aliases: string;
  mission: string;
  themes: string;
  headings: string;
  body: string;
}

export interface TermCount {
  term: string;
  documents: number;
}

/** Weights of name, aliases, mission, themes, headings, body, in the order of the table (`kind` first, unindexed). */
const WEIGHTS = '0, 10, 8, 4, 3, 2, 1';

/** Ids that match; `match` is an FTS5 expression made by `lib/search`: visitors' text never reaches it unquoted. */
export function listMatches(db: IndexDatabase, match: string): number[] {
  return db.prepare<[string], number>('SELECT rowid FROM search WHERE search MATCH ?').pluck().all(match);
}

/** The best matches by BM25, for lists too long to be weighed one by one. */
export function listBestMatches(db: IndexDatabase, match: string, most: number): number[] {
  return db
    .prepare<[string, number], number>(
      `SELECT rowid FROM search WHERE search MATCH ? ORDER BY bm25(search, ${WEIGHTS}) LIMIT ?`,
    )
    .pluck()
    .all(match, most);
}

export function listSearchTexts(db: IndexDatabase, ids: readonly number[]): SearchText[] {
  return db
    .prepare<[string], SearchText>(
      `SELECT search.rowid AS id, document.kind, document.slug, search.name, search.aliases, search.mission, search.themes,
         search.headings, search.body
       FROM json_each(?) AS wanted
       JOIN search ON search.rowid = wanted.value JOIN document ON document.id = search.rowid`,
    )
    .all(JSON.stringify(ids));
}

export function listTexts(
  db: IndexDatabase,
  kind: string,
  slugs: readonly string[],
): { slug: string; text: string }[] {
  return db
    .prepare<[string, string], { slug: string; text: string }>(
      'SELECT slug, text FROM json_each(?) AS wanted JOIN document ON document.slug = wanted.value AND document.kind = ?',
    )
    .all(JSON.stringify(slugs), kind);
}

export function listAddresses(
  db: IndexDatabase,
  ids: readonly number[],
): { id: number; kind: string; slug: string }[] {
  return db
    .prepare<[string], { id: number; kind: string; slug: string }>(
      'SELECT document.id, kind, slug FROM json_each(?) AS wanted JOIN document ON document.id = wanted.value',
    )
    .all(JSON.stringify(ids));
}

/** Stems of the index with the documents that hold them. */
export function listTerms(db: IndexDatabase): TermCount[] {
  return db.prepare<[], TermCount>('SELECT term, doc AS documents FROM search_terms').all();
}

/** Words of the index, accents kept, with the documents that hold them. */
export function listWords(db: IndexDatabase): TermCount[] {
  return db.prepare<[], TermCount>('SELECT term, doc AS documents FROM words_vocabulary').all();
}

export function countDocuments(db: IndexDatabase): number {
  return db.prepare<[], number>('SELECT count(*) FROM search').pluck().get() as number;
}
