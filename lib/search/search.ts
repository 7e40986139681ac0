import { searchIndex } from '#db/index/search.ts';
import { getIndex } from '#lib/portal/index-reader.ts';
import { analyseQuery } from './analyse.ts';

export interface SearchHit {
  kind: string;
  slug: string;
  /** Higher is better; meaningful only within one search. */
  score: number;
}

/** Longest query taken (contract §2); a longer one is a 400 before it comes here. */
export const QUERY_MAX_LENGTH = 200;

function quote(term: string): string {
  return `"${term.replaceAll('"', '')}"`;
}

/** Ways to read a query, from the strictest: every word; the last one as a beginning too; some of the words. */
function listExpressions(terms: readonly string[]): string[] {
  const exact = terms.map(quote);
  const begun = [...exact.slice(0, -1), `${exact.at(-1) ?? ''} *`];
  return [exact.join(' AND '), begun.join(' AND '), begun.join(' OR ')];
}

/**
 * Documents that hold every word of the query, best first; where none does, those that hold some.
 * Takes any text up to {@link QUERY_MAX_LENGTH} characters and never throws for what it contains.
 */
export function search(query: string): SearchHit[] {
  const terms = analyseQuery(query);
  if (terms.length === 0) return [];
  const index = getIndex();
  for (const expression of listExpressions(terms)) {
    const rows = searchIndex(index, expression);
    if (rows.length > 0) return rows.map(({ kind, slug, score }) => ({ kind, slug, score }));
  }
  return [];
}

/** Score of each hit of one kind by slug, for lists that filter and sort by themselves. */
export function searchKind(query: string, kind: string): Map<string, number> {
  return new Map(
    search(query)
      .filter((hit) => hit.kind === kind)
      .map((hit) => [hit.slug, hit.score]),
  );
}
