/** Measures one size, given as argument, and writes a line of JSON: a process of its own for each size. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IndexWriter } from '#db/index/client.ts';
import { applyChange } from '#db/index/write.ts';
import type { Judgement } from '#bench/relevance/measures.ts';
import { listHostileQueries } from './hostile-queries.ts';
import { makeProducts, ROOT } from './made-products.ts';

const size = Number(process.argv[2]);
const ROUNDS = 3;
const BATCH = 1_000;
const CHANGES = 20;

const dataDir = mkdtempSync(join(tmpdir(), 'portail-latency-'));
Object.assign(process.env, { DATA_DIR: dataDir, LOG_LEVEL: 'error' });
const { searchProducts } = await import('#lib/catalogue/search-products.ts');
const { EMPTY_QUERY, toggleChoice } = await import('#lib/catalogue/query.ts');

function time(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

const { entryOf, referentials } = await makeProducts();
const index = new IndexWriter(dataDir);
let revision = 0;
const meta = () => ({
  revision: String((revision += 1)),
  synonyms: JSON.stringify(referentials.synonyms),
});
let projected = 0;
let written = 0;
for (let first = 1; first <= size; first += BATCH) {
  const last = Math.min(size, first + BATCH - 1);
  const started = performance.now();
  const upserts = Array.from({ length: last - first + 1 }, (_, rank) => entryOf(first + rank));
  projected += performance.now() - started;
  written += time(() => {
    applyChange(index.get(), { upserts, removedIds: [], meta: meta() });
  });
}
index.publish();

const judgements = JSON.parse(
  readFileSync(join(ROOT, 'bench/relevance/judgements.json'), 'utf8'),
) as Judgement[];
const choose = (q: string, ...choices: [Parameters<typeof toggleChoice>[1], string][]) =>
  choices.reduce((query, [facet, value]) => toggleChoice(query, facet, value), { ...EMPTY_QUERY, q });
const queries = [
  ...judgements.map(({ query }) => ({ ...EMPTY_QUERY, q: query })),
  choose('santé', ['statut', 'arrete']),
  choose('santé', ['statut', 'en-cours'], ['transparence', 'code']),
  choose('', ['thematique', 'sante'], ['phase', 'construction'], ['phase', 'acceleration']),
  { ...EMPTY_QUERY, asOf: '2023-01-01' },
  { ...EMPTY_QUERY, asOf: '2021-06-30', q: 'emploi' },
  { ...EMPTY_QUERY, sort: 'phase' as const },
  { ...EMPTY_QUERY, sort: 'creation' as const, page: 5 },
  EMPTY_QUERY,
];
const atStart = time(() => searchProducts({ ...EMPTY_QUERY, q: 'santé' }));
for (const query of queries) searchProducts(query);
const searches = Array.from({ length: ROUNDS }, () =>
  queries.map((query) => ({ query, ms: time(() => searchProducts(query)) })),
).flat();
const times = searches.map(({ ms }) => ms);

const changes = Array.from({ length: CHANGES }, (_, rank) => {
  const id = 1 + ((rank * 7_919) % size);
  const reindexed = time(() => {
    const upserts = [entryOf(id, `Nouveauté ${rank}`)];
    applyChange(index.get(), { upserts, removedIds: [], meta: meta() });
  });
  return { reindexed, next: time(() => searchProducts({ ...EMPTY_QUERY, q: 'santé' })) };
});

const words = [
  ...new Set(
    entryOf(1)
      .search.words.split(' ')
      .concat(...[2, 3, 5, 8, 13].map((id) => entryOf(id).search.words.split(' '))),
  ),
];
const hostile = listHostileQueries(words);
for (const q of hostile) searchProducts({ ...EMPTY_QUERY, q });
const hostileTimes = hostile.map((q) => ({ q, ms: time(() => searchProducts({ ...EMPTY_QUERY, q })) }));
if (process.argv.includes('--slowest')) {
  const slowest = [...hostileTimes, ...searches.map(({ query, ms }) => ({ q: JSON.stringify(query), ms }))];
  for (const { q, ms } of slowest.sort((a, b) => b.ms - a.ms).slice(0, 25)) console.error(ms.toFixed(1), q);
}

const plain = index
  .get()
  .prepare<[string], number>('SELECT rowid FROM search WHERE search MATCH ? ORDER BY bm25(search) LIMIT 20')
  .pluck();
const references = queries.flatMap(({ q }) => {
  const asked = q.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const expression = asked.map((word) => `"${word}"`).join(' OR ');
  return asked.length === 0 ? [] : [time(() => plain.all(expression))];
});

process.stdout.write(
  `${JSON.stringify({
    products: size,
    'search p50 ms': percentile(times, 0.5),
    'search p95 ms': percentile(times, 0.95),
    'search p99 ms': percentile(times, 0.99),
    'slowest hostile query ms': Math.max(...hostileTimes.map(({ ms }) => ms)),
    'plain FTS5 p50 ms': percentile(references, 0.5),
    'plain FTS5 p99 ms': percentile(references, 0.99),
    'first search of the process ms': atStart,
    'first search after a change p50 ms': percentile(
      changes.map(({ next }) => next),
      0.5,
    ),
    'first search after a change worst ms': Math.max(...changes.map(({ next }) => next)),
    'one document re-indexed p50 ms': percentile(
      changes.map(({ reindexed }) => reindexed),
      0.5,
    ),
    'one document re-indexed p95 ms': percentile(
      changes.map(({ reindexed }) => reindexed),
      0.95,
    ),
    'documents projected per second': (size / projected) * 1_000,
    'documents written per second': (size / written) * 1_000,
    'memory of the process MB': process.memoryUsage().rss / 2 ** 20,
  })}\n`,
);
index.close();
rmSync(dataDir, { recursive: true, force: true });
