export interface Judgement {
  id: string;
  set: 'tune' | 'report';
  class: string;
  query: string;
  /** Grade 1–3 by beta.gouv.fr id. */
  relevant: Record<string, number>;
}

/** Answers of an engine: beta.gouv.fr ids, best first. */
export type Engine = (query: string) => string[];

const DEPTH = 10;
const gain = (grade: number): number => 2 ** grade - 1;

/** nDCG@10 with exponential gains. */
export function ndcg(ids: readonly string[], relevant: Readonly<Record<string, number>>): number {
  const discount = (rank: number) => Math.log2(rank + 2);
  const dcg = ids
    .slice(0, DEPTH)
    .reduce((sum, id, rank) => sum + gain(relevant[id] ?? 0) / discount(rank), 0);
  const ideal = Object.values(relevant)
    .sort((a, b) => b - a)
    .slice(0, DEPTH)
    .reduce((sum, grade, rank) => sum + gain(grade) / discount(rank), 0);
  return ideal === 0 ? 0 : dcg / ideal;
}

/** Reciprocal rank of the first answer of the best grade judged for the query, among ten. */
export function reciprocalRank(ids: readonly string[], relevant: Readonly<Record<string, number>>): number {
  const best = Math.max(...Object.values(relevant));
  const rank = ids.slice(0, DEPTH).findIndex((id) => (relevant[id] ?? 0) === best);
  return rank < 0 ? 0 : 1 / (rank + 1);
}

export interface Score {
  queries: number;
  ndcg: number;
  mrr: number;
}

export function scoreEngine(engine: Engine, judgements: readonly Judgement[]): Score {
  let gains = 0;
  let ranks = 0;
  for (const { query, relevant } of judgements) {
    const ids = engine(query);
    gains += ndcg(ids, relevant);
    ranks += reciprocalRank(ids, relevant);
  }
  const queries = judgements.length;
  return { queries, ndcg: gains / queries, mrr: ranks / queries };
}
