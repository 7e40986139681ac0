import { z } from 'zod';
import { findMeta } from '#db/index/meta.ts';
import { cachedByRevision } from '#lib/portal/index-reader.ts';
import { analyse } from './analyse.ts';

export const SYNONYMS_FILE = 'synonymes.yaml';

/** `content/referentiels/synonymes.yaml`: groups of words or expressions that people use for one another. */
export const synonymsSchema = z.array(
  z.array(z.union([z.string().min(1), z.number().transform(String)])).min(2),
);
export type Synonyms = z.infer<typeof synonymsSchema>;

/** Longest expression looked for, in terms. */
const LONGEST = 6;

export interface SynonymFinder {
  /** Expressions, as terms, that stand for the one made of these terms. */
  list: (terms: readonly string[]) => string[][];
  /** Number of terms of the longest expression known to begin with this term; 0 when none does. */
  longest: (term: string) => number;
}

export function makeSynonymFinder(groups: Synonyms): SynonymFinder {
  const byExpression = new Map<string, string[][]>();
  const longest = new Map<string, number>();
  for (const group of groups) {
    const expressions = group
      .map((expression) => analyse(expression).slice(0, LONGEST))
      .filter(({ length }) => length > 0);
    for (const expression of expressions) {
      const key = expression.join(' ');
      const others = expressions.filter((other) => other.join(' ') !== key);
      byExpression.set(key, [...(byExpression.get(key) ?? []), ...others]);
      const [first = ''] = expression;
      longest.set(first, Math.max(longest.get(first) ?? 0, expression.length));
    }
  }
  return {
    list: (terms) => byExpression.get(terms.join(' ')) ?? [],
    longest: (term) => longest.get(term) ?? 0,
  };
}

/** The synonyms in force, as the last scan of the content read them. */
export const getSynonyms: () => SynonymFinder = cachedByRevision((index) =>
  makeSynonymFinder(synonymsSchema.parse(JSON.parse(findMeta(index, 'synonyms') ?? '[]'))),
);
