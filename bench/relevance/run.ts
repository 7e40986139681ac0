/**
 * Relevance of the portal's search beside three references, on both halves of the judgements, as they were written and
 * completed by pooling. `--tune` asks the tuned half alone and writes nothing.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeMachine } from '#bench/machine.ts';
import { openContenders } from './contenders.ts';
import { readJudgements, readPooled, withPooled } from './judgements.ts';
import { type Engine, type Judgement, scoreEngine } from './measures.ts';

const tuning = process.argv.includes('--tune');
const { sheets, engines, close } = await openContenders();

const written = readJudgements();
const pooled = readPooled();
const classes = [...new Set(written.map((judgement) => judgement.class))];

/** Each query is asked once, however often it is judged. */
function remember(ask: Engine): Engine {
  const answers = new Map<string, string[]>();
  return (query) => {
    const known = answers.get(query) ?? ask(query);
    answers.set(query, known);
    return known;
  };
}

function scoreClasses(ask: Engine, asked: readonly Judgement[]) {
  const all = scoreEngine(ask, asked);
  const byClass = classes.map(
    (name) =>
      [
        name,
        scoreEngine(
          ask,
          asked.filter((item) => item.class === name),
        ),
      ] as const,
  );
  return { all, classes: Object.fromEntries(byClass) };
}

const contenders = Object.entries(engines)
  .slice(0, tuning ? 1 : undefined)
  .map(([engine, ask]) => ({ engine, ask: remember(ask) }));
const results = (tuning ? (['tune'] as const) : (['report', 'tune'] as const)).flatMap((set) =>
  (['written', 'pooled'] as const).map((judged) => {
    const judgements = judged === 'written' ? written : withPooled(written, pooled);
    const asked = judgements.filter((judgement) => judgement.set === set);
    const scores = contenders.map(({ engine, ask }) => ({ engine, ...scoreClasses(ask, asked) }));
    return { set, judgements: judged, engines: scores };
  }),
);
close();

if (!tuning) {
  const round = (value: number): number => Math.round(value * 1_000) / 1_000;
  const report = { ...describeMachine(), sheets: sheets.length, results };
  writeFileSync(
    join(import.meta.dirname, 'results.json'),
    `${JSON.stringify(report, (_, value: unknown) => (typeof value === 'number' ? round(value) : value), 2)}\n`,
  );
}
for (const { set, judgements, engines: rows } of results) {
  console.log(`\n${set}, judgements ${judgements} (${rows[0]?.all.queries ?? 0} queries)`);
  for (const { engine, all, classes: scores } of rows) {
    const details = Object.entries(scores).map(([name, score]) => `${name} ${score.ndcg.toFixed(2)}`);
    console.log(
      `${engine.padEnd(30)} nDCG@10 ${all.ndcg.toFixed(3)}  MRR ${all.mrr.toFixed(3)}  ${details.join('  ')}`,
    );
  }
}
