import { type APIRequestContext, expect, test } from '@playwright/test';
import fc from 'fast-check';
import { parseCsv } from '#lib/http/testing/parse-csv.ts';
import { parseXml } from '#lib/http/testing/parse-xml.ts';

interface List<T> {
  data: T[];
  meta: { total: number; pages: number };
  links: { next: string | null };
}
interface Facet {
  name: string;
  values: { value: string; count: number }[];
}

/** Searches made of what the facets offer: several values, several facets, words, a day, an order, a view. */
function searches(facets: readonly Facet[]): fc.Arbitrary<string> {
  const choices = fc.uniqueArray(
    fc.constantFrom(...facets.flatMap(({ name, values }) => values.map(({ value }) => [name, value]))),
    { maxLength: 3 },
  );
  const one = (name: string, ...values: string[]) =>
    fc.option(
      fc.constantFrom(...values).map((value) => [name, value]),
      { nil: [] },
    );
  return fc
    .tuple(
      choices,
      one('q', 'santé', 'aide aux jeunes', 'travail', 'xyzzy'),
      one('au', '2023-01-01', '2019-06-01'),
      one('tri', 'nom', 'phase', 'creation', 'verification', 'pertinence'),
      one('vue', 'cartes', 'tableau'),
    )
    .map(([chosen, ...singles]) =>
      new URLSearchParams([...chosen, ...singles.filter((pair) => pair.length > 0)]).toString(),
    );
}

const at = (path: string, search: string, more = ''): string => {
  const query = [search, more].filter(Boolean).join('&');
  return query ? `${path}?${query}` : path;
};

async function read(request: APIRequestContext, address: string): Promise<string> {
  const answer = await request.get(address);
  expect(answer.status(), address).toBe(200);
  return answer.text();
}

const readJson = async <T>(request: APIRequestContext, address: string) =>
  JSON.parse(await read(request, address)) as T;

/** What the pages of the list show: the number said, the products in order, the counts of the filters. */
async function readPages(request: APIRequestContext, search: string, pages: number) {
  const first = await read(request, at('/produits', search));
  const count = Number(/id="compte">(\d+)/.exec(first)?.[1]);
  const slugs: string[] = [];
  for (let page = 1; page <= pages; page += 1) {
    const html = page === 1 ? first : await read(request, at('/produits', search, `page=${page}`));
    const shown = html.matchAll(/<(?:h3|th)\b[^>]*>\s*<a href="\/produits\/([a-z0-9-]+)">/g);
    slugs.push(...[...shown].map(([, slug = '']) => slug));
  }
  const filters = first.matchAll(/data-po-key="([a-z]+) ([^"]+)"(?:(?!<\/a>)[^])*\((\d+)\)<\/a>/g);
  return { count, slugs, filters: [...filters].map(([, name, value, number]) => ({ name, value, number })) };
}

async function readApi(request: APIRequestContext, search: string) {
  const found = await readJson<List<{ id: string }>>(
    request,
    at('/api/v1/products', search, 'page_size=100&fields=id'),
  );
  const slugs = found.data.map(({ id }) => id);
  for (let next = found.links.next; next !== null;) {
    const { pathname, search: rest } = new URL(next);
    const page: List<{ id: string }> = await readJson(request, pathname + rest);
    slugs.push(...page.data.map(({ id }) => id));
    next = page.links.next;
  }
  return { total: found.meta.total, slugs };
}

async function readCsv(request: APIRequestContext, search: string): Promise<string[]> {
  const text = await read(request, at('/produits.csv', search));
  expect(text.startsWith('\uFEFF')).toBe(true);
  const [headers = [], ...rows] = parseCsv(text.slice(1));
  for (const row of rows) expect(row).toHaveLength(headers.length);
  return rows.map((row) => row[headers.indexOf('id')] ?? '');
}

async function readChanges(request: APIRequestContext, search: string) {
  const atom = parseXml(await read(request, at('/produits/flux.atom', search)));
  const entries = atom.children.filter(({ name }) => name === 'entry');
  const json = await readJson<{ items: { id: string }[] }>(request, at('/produits/flux.json', search));
  const api = await readJson<List<{ id: string; product: { id: string } }>>(
    request,
    at('/api/v1/changes', search, 'page_size=100'),
  );
  const idOf = (tag: string) => tag.split(':changement/')[1] ?? tag;
  return {
    atom: entries.map(({ children }) => idOf(children.find(({ name }) => name === 'id')?.text ?? '')),
    json: json.items.map(({ id }) => idOf(id)),
    api: api.data.map(({ id }) => id),
    products: new Set(api.data.map(({ product }) => product.id)),
    isWhole: api.meta.pages <= 1,
  };
}

test('for one address page, CSV, feeds, API and its facets tell of the same products, in the same order and number', async ({
  request,
}) => {
  // A hundred pages and more, made one after the other, maybe beside a build.
  test.setTimeout(300_000);
  const { data: facets } = await readJson<{ data: Facet[] }>(request, '/api/v1/facets');
  await fc.assert(
    fc.asyncProperty(searches(facets), async (search) => {
      const api = await readApi(request, search);
      expect(api.slugs).toHaveLength(api.total);

      const page = await readPages(request, search, Math.ceil(api.total / 20));
      expect(page).toMatchObject({ count: api.total, slugs: api.slugs });
      expect(await readCsv(request, search)).toEqual(api.slugs);

      const counts = await readJson<{ data: Facet[] }>(request, at('/api/v1/facets', search));
      if (api.total > 0) expect(page.filters.length).toBeGreaterThan(0);
      for (const { name, value, number } of page.filters) {
        const facet = counts.data.find((one) => one.name === name);
        expect(facet?.values.find((one) => one.value === value)?.count, `${name} ${value}`).toBe(
          Number(number),
        );
      }

      const changes = await readChanges(request, search);
      expect(changes.atom).toEqual(changes.api);
      expect(changes.json).toEqual(changes.api);
      // Each product has entered or is announced: only a feed cut at a hundred leaves one out.
      if (changes.isWhole) expect([...changes.products].sort()).toEqual([...api.slugs].sort());
      else expect(api.slugs).toEqual(expect.arrayContaining([...changes.products]));
    }),
    { numRuns: 30, seed: 20261127 },
  );
});
