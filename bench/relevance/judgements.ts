import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Judgement } from './measures.ts';

/** Grades by sheet, by query; 0 is a sheet read and found of no use. */
export type Grades = Map<string, Map<string, number>>;

/** The judgements written before any engine ran. */
export function readJudgements(): Judgement[] {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'judgements.json'), 'utf8')) as Judgement[];
}

/** What was judged afterwards among the answers of the engines, in the line format of TREC (`query 0 sheet grade`). */
export function readPooled(): Grades {
  const path = join(import.meta.dirname, 'pooled.qrels');
  const grades: Grades = new Map();
  if (!existsSync(path)) return grades;
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [query, , sheet, grade] = line.split(' ');
    if (!query || !sheet) continue;
    const known = grades.get(query) ?? new Map<string, number>();
    grades.set(query, known.set(sheet, Number(grade)));
  }
  return grades;
}

export function listJudged({ id, relevant }: Judgement, pooled: Grades): Set<string> {
  return new Set([...Object.keys(relevant), ...(pooled.get(id)?.keys() ?? [])]);
}

/** The judgements with what pooling added; a grade written first stands. */
export function withPooled(judgements: readonly Judgement[], pooled: Grades): Judgement[] {
  return judgements.map((judgement) => {
    const added = [...(pooled.get(judgement.id) ?? [])].filter(([, grade]) => grade > 0);
    return { ...judgement, relevant: { ...Object.fromEntries(added), ...judgement.relevant } };
  });
}
