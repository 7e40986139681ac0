import { z } from 'zod';
import { findMeta } from '#db/index/meta.ts';
import { cachedByRevision } from '#lib/portal/index-reader.ts';
import { analyse, fold } from './analyse.ts';

export const SYNONYMS_FILE = 'synonymes.yaml';

const expression = z.union([z.string().min(1), z.number().transform(String)]);

/**
 * `content/referentiels/synonymes.yaml`: groups of words or expressions that people use for one another, or one-way
 * entries: who searches one of `from` also finds those of `to`.
 */
export const synonymsSchema = z.array(
  z.union([
    z.array(expression).min(2),
    z.strictObject({ from: z.array(expression).min(1), to: z.array(expression).min(1) }),
  ]),
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
  const read = (texts: readonly string[]): string[][] =>
    texts.map((text) => analyse(text).slice(0, LONGEST)).filter(({ length }) => length > 0);
  const relate = (from: readonly string[], to: readonly string[][]) => {
    const key = from.join(' ');
    const others = to.filter((other) => other.join(' ') !== key);
    byExpression.set(key, [...(byExpression.get(key) ?? []), ...others]);
    const [first = ''] = from;
    longest.set(first, Math.max(longest.get(first) ?? 0, from.length));
  };
  for (const entry of groups) {
    const [from, to] = Array.isArray(entry) ? [read(entry), read(entry)] : [read(entry.from), read(entry.to)];
    const asked = Array.isArray(entry) ? entry : entry.from;
    // Who types without accents gets another stem: both are asked for.
    const folded = read(asked.map(fold));
    const keys = new Map([...from, ...folded].map((terms) => [terms.join(' '), terms]));
    for (const terms of keys.values()) relate(terms, to);
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
