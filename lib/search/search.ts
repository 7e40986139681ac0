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

/** Every term asked for, the last one also as the beginning of a word. Undefined when nothing can be searched. */
function matchExpression(terms: readonly string[], operator: 'AND' | 'OR'): string | undefined {
  if (terms.length === 0) return undefined;
  return terms
    .map((term, position) =>
      position === terms.length - 1 && term.length >= 3 ? `${quote(term)} *` : quote(term),
    )
    .join(` ${operator} `);
}

/**
 * Documents that hold every word of the query, best first; where none does, those that hold some.
 * Takes any text up to {@link QUERY_MAX_LENGTH} characters and never throws for what it contains.
 */
export function search(query: string): SearchHit[] {
  const terms = analyseQuery(query);
  const index = getIndex();
  for (const operator of ['AND', 'OR'] as const) {
    const match = matchExpression(terms, operator);
    if (match === undefined) return [];
    const rows = searchIndex(index, match);
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
