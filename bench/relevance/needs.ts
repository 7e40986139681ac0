/**
 * Relevance on needs put in a citizen's words (`needs.json`), beside the three references. Products lie in one half or the
 * other by their identifier: the half worked on, and with `--kept-out` the other, of which only the figures are printed.
 * `--failures` lists the queries of the half worked on whose first answer is not a best one.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openContenders } from './contenders.ts';
import { type Engine, type Judgement, scoreEngine } from './measures.ts';

const keptOut = process.argv.includes('--kept-out');
const needs = JSON.parse(readFileSync(join(import.meta.dirname, 'needs.json'), 'utf8')) as Judgement[];

/** The product sought is the first one judged. */
function isKeptOut({ relevant }: Judgement): boolean {
  const [target = ''] = Object.keys(relevant);
  return (createHash('sha256').update(target).digest()[0] ?? 0) % 2 === 1;
}

function printFailures(ask: Engine, judgements: readonly Judgement[]): void {
  for (const { query, relevant } of judgements) {
    const ids = ask(query);
    if (relevant[ids[0] ?? ''] === 3) continue;
    const [target = ''] = Object.keys(relevant);
    console.log(`${query} → ${target} (${ids.indexOf(target) + 1}): ${ids.slice(0, 3).join(', ')}`);
  }
}

const asked = needs.filter((judgement) => isKeptOut(judgement) === keptOut);
const { engines, close } = await openContenders();
for (const [engine, ask] of Object.entries(engines)) {
  const { queries, ndcg, mrr } = scoreEngine(ask, asked);
  console.log(`${engine.padEnd(30)} ${queries} queries  nDCG@10 ${ndcg.toFixed(3)}  MRR ${mrr.toFixed(3)}`);
}
const [portal] = Object.values(engines);
if (portal && process.argv.includes('--failures') && !keptOut) printFailures(portal, asked);
close();
