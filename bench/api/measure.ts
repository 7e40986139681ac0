/** Measures one size of the catalogue, given as argument, and writes a line of JSON. */
import { createServer, get as httpGet, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IndexWriter } from '#db/index/client.ts';
import { applyChange } from '#db/index/write.ts';
import { makeProducts } from '#bench/latency/made-products.ts';

const size = Number(process.argv[2]);
const BATCH = 1_000;
const ROUNDS = 60;

const dataDir = mkdtempSync(join(tmpdir(), 'portail-api-'));
Object.assign(process.env, { DATA_DIR: dataDir, LOG_LEVEL: 'error' });
const { makeHandler } = await import('#server/handler.ts');
const { NO_WATCH } = await import('#server/testing/no-watch.ts');
const { makeDocument } = await import('#server/document-cache.ts');
const { searchProducts } = await import('#lib/catalogue/search-products.ts');
const { EMPTY_QUERY } = await import('#lib/catalogue/query.ts');
const { toPublicProduct } = await import('#lib/catalogue/public-product.ts');
const { writeProductsCsv } = await import('#lib/catalogue/products-csv.ts');

const { entryOf, referentials } = await makeProducts();
const index = new IndexWriter(dataDir);
const meta = { revision: '1', synonyms: JSON.stringify(referentials.synonyms) };
for (let first = 1; first <= size; first += BATCH) {
  const upserts = Array.from({ length: Math.min(BATCH, size - first + 1) }, (_, rank) =>
    entryOf(first + rank),
  );
  applyChange(index.get(), { upserts, removedIds: [], meta });
}
index.publish();

async function listen(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return { server, port: (server.address() as AddressInfo).port };
}

/** Reads an answer and throws it away. */
async function read(port: number, path: string, onPiece: () => void = () => undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    httpGet({ port, path }, (answer) => {
      let bytes = 0;
      if (answer.statusCode !== 200) reject(new Error(`${path}: ${answer.statusCode ?? 0}`));
      answer.on('data', (piece: Buffer) => {
        bytes += piece.length;
        onPiece();
      });
      answer.on('end', () => {
        resolve(bytes);
      });
    }).on('error', reject);
  });
}

async function timeAll(paths: readonly string[], port: number): Promise<number> {
  const times: number[] = [];
  for (const path of paths) {
    const started = performance.now();
    await read(port, path);
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

const handler = makeHandler({
  renderer: {
    render: (address, status) => Promise.resolve(makeDocument(status ?? 200, 'text/html', address)),
  },
  statics: (_request, _response, pass) => {
    pass();
  },
  staff: (_request, response) => void response.writeHead(401).end(),
  misses: { count: () => undefined },
  watch: NO_WATCH,
  clock: { now: () => new Date() },
  headers: {},
});
const portal = await listen(handler.listener);
await handler.open();

// The same objects, ready beforehand: what writing and sending JSON costs whatever one does.
const ready = searchProducts(EMPTY_QUERY)
  .all.slice(0, 100)
  .map((item) => toPublicProduct(item, 'http://localhost:3000'));
const plain = await listen((_request, response) => {
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify({ data: ready }));
});

/** Pages never asked before: another order, another size, another page each time. */
const lists = Array.from({ length: ROUNDS }, (_, rank) => {
  const sort = ['nom', 'phase', 'creation', 'verification'][rank % 4] ?? 'nom';
  return `/api/v1/products?tri=${sort}&page_size=${100 - Math.floor(rank / 40)}&page=${(Math.floor(rank / 4) % 10) + 1}`;
});
const never = Array.from(
  { length: ROUNDS },
  (_, rank) =>
    `/api/v1/products?page_size=100&au=20${10 + (rank % 16)}-${String(1 + (rank % 12)).padStart(2, '0')}-${String(1 + (rank % 28)).padStart(2, '0')}`,
);
await timeAll(lists, plain.port);
const reference = await timeAll(lists, plain.port);
await timeAll(
  never.slice(0, 5).map((path) => `${path}&tri=phase`),
  portal.port,
);
const made = await timeAll(lists, portal.port);
const past = await timeAll(never, portal.port);
await read(portal.port, '/api/v1/products?page_size=100');
const kept = await timeAll(
  Array.from({ length: ROUNDS }, () => '/api/v1/products?page_size=100'),
  portal.port,
);

const inUse = (): number => {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};
function settle(): number {
  globalThis.gc?.();
  return inUse();
}

await read(portal.port, '/produits.csv');
const before = settle();
let peak = before;
let pieces = 0;
const bytes = await read(portal.port, '/produits.csv', () => {
  // Garbage that nobody has collected yet is not memory that is needed; a collection takes long.
  pieces += 1;
  if (pieces % 16 === 0) peak = Math.max(peak, settle());
});
const started = performance.now();
await read(portal.port, '/produits.csv');
const streamed = performance.now() - started;
const wholeBefore = settle();
const whole = [...writeProductsCsv(searchProducts(EMPTY_QUERY).all, 'http://localhost:3000')].join('');
const wholeAfter = settle();

process.stdout.write(
  `${JSON.stringify({
    products: size,
    'list of 100, kept, p50 ms': kept,
    'list of 100, made, p50 ms': made,
    'list of 100 of a past day, made, p50 ms': past,
    'plain JSON of 100 over HTTP p50 ms': reference,
    'CSV ms': streamed,
    'CSV MB': bytes / 1e6,
    'CSV memory above rest MB': (peak - before) / 1e6,
    'CSV built whole, memory MB': (wholeAfter - wholeBefore) / 1e6,
    'CSV characters': whole.length,
  })}\n`,
);
portal.server.closeAllConnections();
portal.server.close();
plain.server.closeAllConnections();
plain.server.close();
index.close();
rmSync(dataDir, { recursive: true, force: true });
