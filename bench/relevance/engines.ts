import Sqlite from 'better-sqlite3';
import MiniSearch from 'minisearch';
import { analyse, fold, stem, tokenise } from '#lib/search/analyse.ts';
import type { Engine } from './measures.ts';

/** What the reference engines are given of a sheet: the same text as the portal's own. */
export interface Sheet {
  id: string;
  title: string;
  aliases: string;
  mission: string;
  themes: string;
  body: string;
}

const WEIGHTS = [10, 8, 4, 1, 1];
const quote = (term: string): string => `"${term.replaceAll('"', '')}"`;

function openTable(
  sheets: readonly Sheet[],
  read: (text: string) => string,
): { ask: (terms: string[], operator: string) => string[] } {
  const db = new Sqlite(':memory:');
  db.exec(
    `CREATE VIRTUAL TABLE s USING fts5 (id UNINDEXED, title, aliases, mission, themes, body, tokenize = "unicode61 remove_diacritics 2")`,
  );
  const insert = db.prepare('INSERT INTO s VALUES (?, ?, ?, ?, ?, ?)');
  for (const { id, title, aliases, mission, themes, body } of sheets) {
    insert.run(id, read(title), read(aliases), read(mission), read(themes), read(body));
  }
  const search = db.prepare<[string], { id: string }>(
    `SELECT id FROM s WHERE s MATCH ? ORDER BY bm25(s, 0, ${WEIGHTS.join(', ')}) LIMIT 10`,
  );
  return {
    ask: (terms, operator) =>
      terms.length === 0 ? [] : search.all(terms.map(quote).join(` ${operator} `)).map(({ id }) => id),
  };
}

/** SQLite FTS5 as it comes: accents folded, every word, else any. */
export function plainFts(sheets: readonly Sheet[]): Engine {
  const { ask } = openTable(sheets, (text) => text);
  return (query) => {
    const terms = tokenise(query).map(fold);
    const all = ask(terms, 'AND');
    return all.length > 0 ? all : ask(terms, 'OR');
  };
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substitution, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** FTS5 on Snowball stems, unknown words replaced by the nearest known one (two letters at most). */
export function stemmedFts(sheets: readonly Sheet[]): Engine {
  const { ask } = openTable(sheets, (text) => analyse(text).join(' '));
  const words = new Map<string, number>();
  for (const { title, aliases, mission, themes, body } of sheets) {
    for (const token of tokenise([title, aliases, mission, themes, body].join(' '))) {
      words.set(fold(token), (words.get(fold(token)) ?? 0) + 1);
    }
  }
  const stems = new Map(
    sheets.flatMap((sheet) =>
      tokenise(Object.values(sheet).join(' ')).map((token) => [fold(token), stem(token)] as const),
    ),
  );
  const correct = (word: string): string => {
    if (words.has(word) || word.length < 4) return word;
    let best = { word, distance: word.length > 6 ? 2 : 1, count: 0 };
    for (const [candidate, count] of words) {
      if (Math.abs(candidate.length - word.length) > best.distance) continue;
      const distance = editDistance(word, candidate);
      if (distance < best.distance || (distance === best.distance && count > best.count))
        best = { word: candidate, distance, count };
    }
    return best.word;
  };
  return (query) => {
    const known = tokenise(query).map((token) => correct(fold(token)));
    const terms = [
      ...new Set(
        analyse(known.join(' ')).length > 0 ? known.filter((word) => analyse(word).length > 0) : known,
      ),
    ].map((word) => stems.get(word) ?? stem(word));
    const all = ask(terms, 'AND');
    return all.length > 0 ? all : ask(terms, 'OR');
  };
}

/** MiniSearch with prefixes, fuzziness and the same field weights, accents folded. */
export function miniSearch(sheets: readonly Sheet[]): Engine {
  const fields = ['title', 'aliases', 'mission', 'themes', 'body'];
  const engine = new MiniSearch<Sheet>({ fields, idField: 'id', processTerm: fold });
  engine.addAll(sheets);
  const boost = Object.fromEntries(fields.map((field, rank) => [field, WEIGHTS[rank] ?? 1]));
  return (query) =>
    engine
      .search(query, { prefix: true, fuzzy: 0.2, boost })
      .slice(0, 10)
      .map(({ id }) => String(id));
}
