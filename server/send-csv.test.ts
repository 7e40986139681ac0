import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EMPTY_QUERY } from '#lib/catalogue/query.ts';
import { searchProducts } from '#lib/catalogue/search-products.ts';
import { CSV_TYPE } from '#lib/http/csv.ts';
import { parseCsv } from '#lib/http/testing/parse-csv.ts';
import { openApi } from './testing/open-api.ts';

let served: Awaited<ReturnType<typeof openApi>>;
beforeAll(async () => {
  served = await openApi();
});
afterAll(async () => {
  await served.close();
});

async function askBytes(path: string, encoding: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { port: served.port, path, headers: { 'accept-encoding': encoding }, agent: false },
      (answer) => {
        expect(answer.headers['content-encoding']).toBe(encoding);
        buffer(answer).then(resolve, reject);
      },
    );
    asked.on('error', reject);
    asked.end();
  });
}

test('the table holds the products of the list, in its order', async () => {
  const answer = await served.ask('/produits.csv?tri=phase');
  expect(answer).toMatchObject({
    status: 200,
    headers: {
      'content-type': CSV_TYPE,
      'cache-control': 'public, no-cache',
      'access-control-allow-origin': '*',
      'transfer-encoding': 'chunked',
    },
  });
  expect(answer.body.startsWith('\uFEFFid,beta_id,url,name,')).toBe(true);
  const [, ...rows] = parseCsv(answer.body.slice(1));
  const { all } = searchProducts({ ...EMPTY_QUERY, sort: 'phase' });
  expect(rows.map(([id]) => id)).toEqual(all.map(({ product }) => product.slug));
});

test('compressed as it goes, it is the same', async () => {
  const { body } = await served.ask('/produits.csv');
  expect(gunzipSync(await askBytes('/produits.csv', 'gzip')).toString()).toBe(body);
  expect(brotliDecompressSync(await askBytes('/produits.csv', 'br')).toString()).toBe(body);
});

test('conditional requests and HEAD', async () => {
  const { headers } = await served.ask('/produits.csv');
  const etag = headers.etag ?? '';
  expect(etag).toMatch(/^W\/"[\w-]+"$/);
  expect(await served.ask('/produits.csv', { headers: { 'if-none-match': etag } })).toMatchObject({
    status: 304,
    body: '',
  });
  expect((await served.ask('/produits.csv?tri=phase')).headers.etag).not.toBe(etag);
  expect(await served.ask('/produits.csv', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
});

test('a visitor who leaves in the middle harms nobody', async () => {
  await new Promise<void>((resolve, reject) => {
    const asked = request({ port: served.port, path: '/produits.csv', agent: false }, (answer) => {
      answer.once('data', () => answer.destroy());
      answer.once('close', resolve);
    });
    asked.on('error', reject);
    asked.end();
  });
  expect((await served.ask('/produits.csv')).status).toBe(200);
});
