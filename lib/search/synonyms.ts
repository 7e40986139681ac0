import { z } from 'zod';
import { cachedByMeta } from '#lib/portal/index-reader.ts';
import { analyse, fold, tokenise } from './analyse.ts';

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

/** Small words that turn an expression of one term into another thing: `pas de voiture`, `à la rue`, `qui contacter`. */
const TELLING = new Set('pas plus sans a dans quoi quel quelle quels quelles qui que'.split(' '));

/** An expression of the thesaurus, and those that stand for it, all as terms. */
export interface Expression {
  terms: string[];
  /** Small words that the query has to say too. */
  small: string[];
  others: string[][];
}

export interface SynonymFinder {
  /** Expressions whose first term is this one, the longest first. */
  listFrom: (term: string) => readonly Expression[];
  /** Whether an expression holds this term. */
  knows: (term: string) => boolean;
}

const readTerms = (text: string): string[] => analyse(text).slice(0, LONGEST);

function listTelling(text: string): string[] {
  return tokenise(text)
    .map(fold)
    .filter((word) => TELLING.has(word));
}

export function makeSynonymFinder(groups: Synonyms): SynonymFinder {
  const byKey = new Map<string, Expression>();
  for (const entry of groups) {
    const [asked, meant] = Array.isArray(entry) ? [entry, entry] : [entry.from, entry.to];
    const to = meant.map(readTerms).filter(({ length }) => length > 0);
    // Who types without accents gets another stem: both are asked for.
    for (const text of [...asked, ...asked.map(fold)]) {
      const terms = readTerms(text);
      if (terms.length === 0) continue;
      const small = terms.length === 1 ? listTelling(text) : [];
      const key = [...terms, '', ...small].join(' ');
      const expression = byKey.get(key) ?? { terms, small, others: [] };
      const told = new Set([terms, ...expression.others].map((other) => other.join(' ')));
      for (const other of to) if (!told.has(other.join(' '))) expression.others.push(other);
      byKey.set(key, expression);
    }
  }
  const known = new Set<string>();
  const byFirst = new Map<string, Expression[]>();
  for (const expression of byKey.values()) {
    for (const term of expression.terms) known.add(term);
    const first = expression.terms[0] ?? '';
    byFirst.set(first, [...(byFirst.get(first) ?? []), expression]);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.terms.length - a.terms.length);
  return { listFrom: (term) => byFirst.get(term) ?? [], knows: (term) => known.has(term) };
}

/** The synonyms in force, as the last scan of the content read them. */
export const getSynonyms: () => SynonymFinder = cachedByMeta('synonyms', (text = '[]') =>
  makeSynonymFinder(synonymsSchema.parse(JSON.parse(text))),
);
