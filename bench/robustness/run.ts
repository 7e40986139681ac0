/** A hundred thousand hard queries to the search: none may be an error. `npm test` asks a smaller share of the same. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describeMachine } from '#bench/machine.ts';
import { openBetaPortal } from '#bench/relevance/beta-portal.ts';
import { hardQueries } from '#lib/addresses/testing/hard-queries.ts';

const QUERIES = 100_000;
const SEED = 20_261_126;

const portal = await openBetaPortal();
const { searchDocuments } = await import('#lib/search/search.ts');

// The first search reads the index of texts into memory: a server does so before it answers.
const began = performance.now();
searchDocuments('domiciliation');
const firstSearch = performance.now() - began;
const times: number[] = [];
let empty = 0;
const { failed, counterexample, numRuns } = fc.check(
  fc.property(hardQueries, fc.boolean(), (query, typing) => {
    const start = performance.now();
    const { hits } = searchDocuments(query, { typing });
    times.push(performance.now() - start);
    if (hits.length === 0) empty += 1;
  }),
  { numRuns: QUERIES, seed: SEED },
);
portal.close();

times.sort((a, b) => a - b);
const at = (share: number): number => Number((times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(2));
const milliseconds = {
  first: Number(firstSearch.toFixed(0)),
  p50: at(0.5),
  p99: at(0.99),
  slowest: at(1),
};
const errors = failed ? 1 : 0;
const report = {
  ...describeMachine(),
  queries: numRuns,
  seed: SEED,
  errors,
  counterexample,
  withoutAnswer: empty,
  milliseconds,
};
writeFileSync(join(import.meta.dirname, 'results.json'), `${JSON.stringify(report, null, 2)}\n`);
console.log(
  `${numRuns} queries, ${errors} errors, ${empty} without an answer; ms: ${JSON.stringify(milliseconds)}`,
);
if (failed) process.exitCode = 1;
