import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openIndexedPortal } from '#lib/addresses/testing/indexed-portal.ts';
import { exportHref, wholeList } from '#lib/catalogue/list-exports.ts';
import { writeProductsCsv } from '#lib/catalogue/products-csv.ts';
import { publicProductSchema, toPublicProduct } from '#lib/catalogue/public-product.ts';
import { type CatalogueQuery, EMPTY_QUERY } from '#lib/catalogue/query.ts';
import { searchProducts } from '#lib/catalogue/search-products.ts';
import { parseCsv } from '#lib/http/testing/parse-csv.ts';
import { parseXml } from '#lib/http/testing/parse-xml.ts';
import CataloguePage from './(public)/produits/page.tsx';
import { GET as getAtom } from './produits/flux.atom/route.ts';
import { GET as getJson } from './produits/flux.json/route.ts';

let portal: Awaited<ReturnType<typeof openIndexedPortal>>;
beforeAll(async () => {
  portal = await openIndexedPortal();
});
afterAll(() => {
  portal.close();
});

const SITE = 'http://localhost:3000';
const ask = (path: string) => new Request(SITE + path);

/** The slugs of the CSV, in its order. */
async function readCsv(query: CatalogueQuery): Promise<string[]> {
  const { all } = searchProducts(wholeList(query, 'csv'));
  const bytes = Buffer.from([...writeProductsCsv(all, SITE)].join(''));
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [headers = [], ...rows] = parseCsv(bytes.subarray(3).toString());
  for (const row of rows) expect(row).toHaveLength(headers.length);
  return rows.map((row) => row[headers.indexOf('id')] ?? '');
}

interface JsonFeed {
  feed_url: string;
  home_page_url: string;
  items: { id: string; url: string; date_published?: string; date_modified: string }[];
}

async function readFeeds(query: CatalogueQuery): Promise<{ json: JsonFeed; atomIds: string[] }> {
  const json = (await getJson(ask(exportHref(query, 'json'))).json()) as JsonFeed;
  const atom = parseXml(await getAtom(ask(exportHref(query, 'atom'))).text());
  const entries = atom.children.filter(({ name }) => name === 'entry');
  const atomIds = entries.map(({ children }) => children.find(({ name }) => name === 'id')?.text ?? '');
  return { json, atomIds };
}

test('page, view and order of the page do not change what is taken away', async () => {
  const query: CatalogueQuery = { ...EMPTY_QUERY, page: 2, view: 'tableau' };
  expect(exportHref(query, 'csv')).toBe('/produits.csv');
  expect(exportHref({ ...query, sort: 'phase' }, 'csv')).toBe('/produits.csv?tri=phase');
  expect(exportHref({ ...query, sort: 'phase' }, 'atom')).toBe('/produits/flux.atom');
  expect(await readCsv(query)).toHaveLength(searchProducts(EMPTY_QUERY).total);
});

describe('a feed', () => {
  test('is at most 100 changes, newest first, with absolute addresses and unique ids', async () => {
    const { json } = await readFeeds(EMPTY_QUERY);
    expect(json.items).toHaveLength(100);
    expect(new Set(json.items.map(({ id }) => id)).size).toBe(100);
    for (const { id, url } of json.items) {
      expect(id).toMatch(/^tag:localhost,2026:changement\/[a-z0-9:_-]+$/);
      expect(url).toMatch(/^http:\/\/localhost:3000\/produits\/[a-z0-9-]+#parcours$/);
    }
    const dates = json.items.flatMap(({ date_published }) => date_published ?? []);
    expect(dates).toEqual([...dates].sort().reverse());
    expect(json.feed_url).toBe(`${SITE}/produits/flux.json`);
    expect(json.home_page_url).toBe(`${SITE}/produits`);
  });

  test('has the same ids whatever the filter, and none of the future', async () => {
    const all = await readFeeds({ ...EMPTY_QUERY, q: 'vae' });
    const one = await readFeeds({ ...EMPTY_QUERY, q: 'france vae' });
    const ids = new Set(all.json.items.map(({ id }) => id));
    expect(one.json.items.some(({ id }) => ids.has(id))).toBe(true);
    const now = new Date().toISOString();
    for (const { date_modified } of all.json.items) expect(date_modified <= now).toBe(true);
  });

  test('says its filter in its title', async () => {
    const atom = parseXml(await getAtom(ask('/produits/flux.atom?statut=arrete&q=sant%C3%A9')).text());
    const title = atom.children.find(({ name }) => name === 'title')?.text;
    expect(title).toMatch(/^Produits : ce qui change \(« santé », Arrêté\) – /);
  });

  test('of an empty list is valid', async () => {
    const { json, atomIds } = await readFeeds({
      ...EMPTY_QUERY,
      choices: { ...EMPTY_QUERY.choices, statut: ['inconnu'] },
    });
    expect(json.items).toEqual([]);
    expect(atomIds).toEqual([]);
  });
});

test('every product of the catalogue leaves by the allow-list', () => {
  for (const item of searchProducts(EMPTY_QUERY).all) {
    const product = toPublicProduct(item, SITE);
    expect(publicProductSchema.parse(product)).toEqual(product);
  }
});

test('the page leads to its CSV and feeds', async () => {
  const page = await CataloguePage({ searchParams: Promise.resolve({ statut: 'arrete', page: '1' }) });
  const html = renderToStaticMarkup(page);
  for (const path of ['/produits.csv', '/produits/flux.atom', '/produits/flux.json'])
    expect(html).toContain(`href="${path}?statut=arrete"`);
});
