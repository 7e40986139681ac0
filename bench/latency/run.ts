/**
 * Time of one search with facets and counts, and of the index, at growing sizes: sheets of beta.gouv.fr repeated under
 * other names. References in the same run: the same words in plain FTS5, and a full table read.
 */
import { readdirSync, readFileSync, writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { IndexWriter } from '#db/index/client.ts';
import type { DocumentEntry } from '#db/index/document.ts';
import { applyChange } from '#db/index/write.ts';
import { parseSource, type ParsedDocument } from '#lib/content/parse.ts';
import { toEntry } from '#lib/content/project.ts';
import { readReferentials } from '#lib/content/referentials.ts';
import { slugify } from '#lib/slug.ts';
import { describeMachine } from '#bench/machine.ts';
import type { Judgement } from '#bench/relevance/measures.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SHEETS = resolve(ROOT, '../shared/data/beta-gouv/_startups');
const SIZES = [1_000, 10_000, 100_000];
const ROUNDS = 3;

const dataDir = mkdtempSync(join(tmpdir(), 'portail-latency-'));
Object.assign(process.env, { DATA_DIR: dataDir, LOG_LEVEL: 'error' });
const { searchProducts } = await import('#lib/catalogue/search-products.ts');
const { EMPTY_QUERY, toggleChoice } = await import('#lib/catalogue/query.ts');

const referentials = await readReferentials(join(ROOT, 'content/referentiels'));
const names = readdirSync(SHEETS);
const documents: ParsedDocument[] = [];
for (const name of names) {
  const slug = slugify(name.replace(/\.md$/, ''));
  const source = { path: `produits/${slug}.md`, kind: 'produits', slug, format: 'md' } as const;
  const { document } = await parseSource(source, readFileSync(join(SHEETS, name), 'utf8'), referentials, {
    compile: false,
  });
  if (document) documents.push(document);
}

function entryOf(id: number): DocumentEntry {
  const document = documents[id % documents.length];
  if (!document) throw new Error('no sheets to repeat');
  const slug = `${document.name.slug}-${id}`;
  const renamed = {
    ...document,
    name: { ...document.name, slug },
    data: { ...document.data, title: `${document.data.title} ${id}` },
  };
  const now = '2026-11-22T00:00:00.000Z';
  const record = { id, revisionId: id, retired: false, wasPublic: true, createdAt: now, updatedAt: now };
  return { ...toEntry(renamed as ParsedDocument, record, referentials), redirects: [] };
}

const percentile = (times: number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;

function time(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

const judgements = JSON.parse(
  readFileSync(join(ROOT, 'bench/relevance/judgements.json'), 'utf8'),
) as Judgement[];
const queries = [
  ...judgements.map(({ query }) => ({ ...EMPTY_QUERY, q: query })),
  ...['arrete', 'en-cours'].map((status) => toggleChoice({ ...EMPTY_QUERY, q: 'santé' }, 'statut', status)),
  { ...EMPTY_QUERY, asOf: '2023-01-01' },
  EMPTY_QUERY,
];

const index = new IndexWriter(dataDir);
const rows: Record<string, unknown>[] = [];
let held = 0;
let revision = 0;
for (const size of SIZES) {
  const made: DocumentEntry[] = [];
  const analysed = time(() => {
    for (let id = held + 1; id <= size; id += 1) made.push(entryOf(id));
  });
  const meta = () => ({ revision: String((revision += 1)), synonyms: JSON.stringify(referentials.synonyms) });
  const written = time(() => {
    applyChange(index.get(), { upserts: made, removedIds: [], meta: meta() });
  });
  index.publish();
  const added = size - held;
  held = size;
  const one = Array.from({ length: 20 }, (_, rank) =>
    time(() => {
      applyChange(index.get(), { upserts: [entryOf(rank * 7 + 1)], removedIds: [], meta: meta() });
    }),
  );
  const first = time(() => {
    searchProducts({ ...EMPTY_QUERY, q: 'santé' });
  });
  const times = Array.from({ length: ROUNDS }, () =>
    queries.map((query) => time(() => searchProducts(query))),
  ).flat();
  const plain = index
    .get()
    .prepare<[string], number>('SELECT rowid FROM search WHERE search MATCH ? ORDER BY bm25(search) LIMIT 20')
    .pluck();
  const references = queries.flatMap(({ q }) => {
    const words = q.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    return words.length === 0 ? [] : [time(() => plain.all(words.map((word) => `"${word}"`).join(' OR ')))];
  });
  rows.push({
    products: size,
    'search p50 ms': percentile(times, 0.5),
    'search p99 ms': percentile(times, 0.99),
    'plain FTS5 p50 ms': percentile(references, 0.5),
    'plain FTS5 p99 ms': percentile(references, 0.99),
    'first search after a change ms': first,
    'one document re-indexed p50 ms': percentile(one, 0.5),
    'documents analysed per second': (added / analysed) * 1_000,
    'documents written per second': (added / written) * 1_000,
    'documents indexed per second': (added / (analysed + written)) * 1_000,
  });
  console.log(rows.at(-1));
}
const round = (_: string, value: unknown) =>
  typeof value === 'number' ? Math.round(value * 100) / 100 : value;
writeFileSync(
  join(import.meta.dirname, 'results.json'),
  `${JSON.stringify({ ...describeMachine(), rows }, round, 2)}\n`,
);
index.close();
rmSync(dataDir, { recursive: true, force: true });
