import type { IndexDatabase } from './client.ts';

export interface SearchText {
  id: number;
  kind: string;
  slug: string;
  /** Its words as they are written, each once, separated by spaces. */
  words: string;
  /** Terms separated by spaces. */
  name: string;
  aliases: string;
  mission: string;
  themes: string;
  headings: string;
  body: string;
}

/** Ids that match; `match` is an FTS5 expression made by `lib/search`: visitors' text never reaches it unquoted. */
export function listMatches(db: IndexDatabase, match: string): number[] {
  return db.prepare<[string], number>('SELECT rowid FROM search WHERE search MATCH ?').pluck().all(match);
}

const TEXTS = `SELECT search.rowid AS id, document.kind, document.slug, search.words, search.name, search.aliases, search.mission,
  search.themes, search.headings, search.body FROM search JOIN document ON document.id = search.rowid`;

/** Texts of these documents; of all of them without ids. */
export function* eachSearchText(db: IndexDatabase, ids?: readonly number[]): Generator<SearchText> {
  if (ids) {
    const one = db.prepare<[number], SearchText>(`${TEXTS} WHERE search.rowid = ?`);
    for (const id of ids) {
      const text = one.get(id);
      if (text) yield text;
    }
  } else yield* db.prepare<[], SearchText>(`${TEXTS} ORDER BY search.rowid`).iterate();
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
