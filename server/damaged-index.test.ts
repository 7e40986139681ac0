import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { INDEX_FILE } from '#db/index/client.ts';
import { openIndexedPortal } from '#lib/addresses/testing/indexed-portal.ts';
import { systemClock } from '#lib/clock.ts';
import { searchDocuments } from '#lib/search/search.ts';
import { ContentWatch } from './content-watch.ts';
import { makeDocument } from './document-cache.ts';
import { makeHandler } from './handler.ts';
import { hasIndex } from './has-index.ts';
import { openServer } from './testing/open-server.ts';

const INDEXING_MS = 60_000;
/** No scan comes by itself while these tests last. */
const NEVER_MS = 3_600_000;

let portal: Awaited<ReturnType<typeof openIndexedPortal>>;
let watch: ContentWatch;
let served: Awaited<ReturnType<typeof openServer>>;
let scans = 0;
let renders = 0;

beforeAll(async () => {
  portal = await openIndexedPortal();
  watch = new ContentWatch({
    ingester: {
      scan: (options) => {
        scans += 1;
        return portal.scan(options);
      },
    },
    clock: systemClock,
    hasIndex,
    intervalMs: NEVER_MS,
  });
  await watch.start();
  const handler = makeHandler({
    renderer: {
      render: (address, status) => {
        renders += 1;
        if (address === '/glossaire') throw new Error('broken by itself');
        const query = new URL(address, 'http://portail.test').searchParams.get('q') ?? 'numérique';
        return Promise.resolve(
          makeDocument(status ?? 200, 'text/html', JSON.stringify(searchDocuments(query))),
        );
      },
    },
    statics: (_request, _response, pass) => {
      pass();
    },
    staff: (_request, response) => void response.writeHead(401).end(),
    misses: { count: () => undefined },
    watch,
    clock: systemClock,
    headers: {},
  });
  served = await openServer(handler.listener);
  await handler.open();
}, INDEXING_MS);
afterAll(async () => {
  await watch.stop();
  await served.close();
  portal.close();
});

test('a page that fails by itself is not asked again, and asks for one look at the index only', async () => {
  const before = { scans, renders };
  expect((await served.ask('/glossaire')).status).toBe(500);
  expect((await served.ask('/glossaire?x=1')).status).toBe(500);
  expect({ scans: scans - before.scans, renders: renders - before.renders }).toEqual({
    scans: 1,
    renders: 2,
  });
});

function spoil(from: number): void {
  const file = join(portal.dataDir, INDEX_FILE);
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(statSync(file).size - from, 0xa5), 0, undefined, from);
  closeSync(handle);
}

test.each([
  ['its pages', 4_096],
  ['all of it', 0],
])(
  'an index damaged in place (%s) is made anew by the first question that meets it, and answers it',
  async (_, from) => {
    const before = scans;
    spoil(from);
    const addresses = [
      `/produits/mano?x=${from}`,
      `/recherche?q=sante${from}`,
      `/produits.csv?q=aide${from}`,
      `/api/v1/products?q=${from}`,
      '/api/v1/products/mano',
      '/sitemap.xml',
      `/produits?q=emploi${from}`,
    ];
    const answers = await Promise.all(addresses.map((address) => served.ask(address)));
    expect(answers.map(({ status }) => status)).toEqual(addresses.map(() => 200));
    // What is still at hand of a small index may answer without a look at the disk.
    expect(scans - before).toBeLessThanOrEqual(1);
  },
);
