import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemSchema } from '#lib/api/problem.ts';
import { publicProductSchema } from '#lib/catalogue/public-product.ts';
import { EMPTY_QUERY, FACETS } from '#lib/catalogue/query.ts';
import { searchProducts } from '#lib/catalogue/search-products.ts';
import { openApi } from './testing/open-api.ts';

const SITE = 'http://localhost:3000';

let served: Awaited<ReturnType<typeof openApi>>;
beforeAll(async () => {
  served = await openApi();
});
afterAll(async () => {
  await served.close();
});

interface Item {
  id: string;
  name: string;
}
interface List {
  data: Item[];
  meta: { total: number; page: number; page_size: number; pages: number; as_of: string };
  links: Record<'self' | 'first' | 'prev' | 'next' | 'last', string | null>;
}

const ask = (path: string, options?: Parameters<typeof served.ask>[1]) =>
  served.ask(path.replace(SITE, ''), options);

async function askList(path: string): Promise<List> {
  const answer = await ask(path);
  expect(answer.status, `${path} ${answer.body.slice(0, 400)}`).toBe(200);
  return JSON.parse(answer.body) as List;
}

async function askProblem(path: string, status: number) {
  const answer = await ask(path);
  expect(answer, path).toMatchObject({
    status,
    headers: { 'content-type': 'application/problem+json', 'access-control-allow-origin': '*' },
  });
  const problem = problemSchema.parse(JSON.parse(answer.body));
  expect(problem.status).toBe(status);
  return problem;
}

/** Every page, by the links that the answers give. */
async function follow(path: string, way: 'next' | 'prev' = 'next'): Promise<Item[][]> {
  const pages: Item[][] = [];
  let link: string | null = path;
  while (link !== null) {
    const list: List = await askList(link);
    pages.push(list.data);
    link = list.links[way];
  }
  return pages;
}

const ids = (items: readonly Item[]) => items.map(({ id }) => id);

describe('a list', () => {
  test('is data, meta and links', async () => {
    const { data, meta, links } = await askList('/api/v1/products?statut=arrete&page_size=5');
    const { total } = searchProducts({
      ...EMPTY_QUERY,
      choices: { ...EMPTY_QUERY.choices, statut: ['arrete'] },
    });
    expect(meta).toMatchObject({ total, page: 1, page_size: 5, pages: Math.ceil(total / 5) });
    expect(meta.as_of).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(data).toHaveLength(5);
    for (const item of data) expect(publicProductSchema.parse(item)).toEqual(item);
    const base = `${SITE}/api/v1/products?statut=arrete&page_size=5`;
    expect(links).toMatchObject({ self: base, first: base, prev: null, last: `${base}&page=${meta.pages}` });
    expect(links.next).toMatch(/&page=2&cursor=[\w-]+$/);
  });

  test('past its end is empty, and leads back', async () => {
    const { data, meta, links } = await askList('/api/v1/products?page=9999');
    expect(data).toEqual([]);
    expect(meta.page).toBe(9999);
    expect(links.next).toBeNull();
    expect(links.prev).toBe(links.last);
  });

  test('gives the fields asked, in its own order', async () => {
    const { data } = await askList('/api/v1/products?fields=name,id&page_size=2');
    expect(data.map((item) => Object.keys(item))).toEqual([
      ['id', 'name'],
      ['id', 'name'],
    ]);
  });

  test('is the same by page numbers and by cursors, forwards and backwards', async () => {
    for (const path of [
      '/api/v1/products?page_size=13',
      '/api/v1/products?q=aide&page_size=7',
      '/api/v1/products?tri=phase&page_size=17&au=2023-01-01',
      '/api/v1/articles?page_size=1',
      '/api/v1/changes?page_size=50',
    ]) {
      const forwards = await follow(path);
      const { meta, links } = await askList(path);
      expect(forwards.flat()).toHaveLength(meta.total);
      expect(new Set(ids(forwards.flat())).size).toBe(meta.total);
      const numbered: Item[][] = [];
      for (let page = 1; page <= meta.pages; page += 1)
        numbered.push((await askList(`${path}&page=${page}`)).data);
      expect(forwards).toEqual(numbered);
      const backwards = await follow(links.last ?? '', 'prev');
      expect(backwards.reverse()).toEqual(forwards);
    }
  }, 60_000);
});

describe('a list that changes while it is read', () => {
  const entered = async () => (await ask('/api/v1/products/aaa-nouveau')).status;
  const change = async (status: number, work: (dir: string) => void) => {
    work(join(served.portal.contentDir, 'produits'));
    // What is gone from two scans is retired.
    await served.portal.scan();
    await served.portal.scan();
    await expect.poll(entered).toBe(status);
  };

  test.each(['nom', 'creation'])(
    'by %s: who stayed is read once, whatever enters, leaves or is renamed',
    async (tri) => {
      const path = `/api/v1/products?tri=${tri}&page_size=12`;
      const before = ids((await follow(path)).flat());
      const [first, second] = [await askList(path), await askList((await askList(path)).links.next ?? '')];
      const read = [...ids(first.data), ...ids(second.data)];
      const [leavesBefore = '', renamed = ''] = read;
      const leavesAfter = before.at(-1) ?? '';
      const files = new Map<string, string>();
      await change(200, (dir) => {
        const pathOf = (slug: string) =>
          [`${slug}.md`, `${slug}.mdx`].map((name) => join(dir, name)).find((file) => existsSync(file)) ??
          slug;
        for (const slug of [leavesBefore, leavesAfter, renamed])
          files.set(pathOf(slug), readFileSync(pathOf(slug), 'utf8'));
        const sheet = files.get(pathOf(renamed)) ?? '';
        writeFileSync(pathOf(renamed), sheet.replace(/^title:.*$/m, 'title: Zzz renommé'));
        rmSync(pathOf(leavesBefore));
        rmSync(pathOf(leavesAfter));
        for (const name of ['Aaa nouveau', 'Zzz nouveau'])
          writeFileSync(
            join(dir, `${name.slice(0, 3).toLowerCase()}-nouveau.md`),
            `---\ntitle: ${name}\nmission: Essayer.\nphases:\n  - name: construction\n    start: 2010-01-01\n---\n`,
          );
      });
      expect((await ask(`/api/v1/products/${renamed}`)).body).toContain('Zzz renommé');
      read.push(...ids((await follow(second.links.next ?? '')).flat()));
      const stayed = before.filter((slug) => ![leavesBefore, leavesAfter, renamed].includes(slug));
      expect(read.filter((slug) => stayed.includes(slug))).toEqual(stayed);
      await change(410, (dir) => {
        for (const [file, text] of files) writeFileSync(file, text);
        for (const name of ['aaa', 'zzz']) rmSync(join(dir, `${name}-nouveau.md`));
      });
      expect(ids((await follow(path)).flat())).toEqual(before);
    },
  );
});

describe('one document', () => {
  test('a product, an article with its text', async () => {
    const product = JSON.parse((await ask('/api/v1/products/mano')).body) as { data: Item };
    expect(publicProductSchema.parse(product.data)).toEqual(product.data);
    const { data } = await askList('/api/v1/articles?page_size=1');
    const article = JSON.parse((await ask(`/api/v1/articles/${data[0]?.id ?? ''}`)).body) as {
      data: { body: string };
    };
    expect(article.data.body.length).toBeGreaterThan(100);
  });

  test('what is not there is a 404, at the addresses too', async () => {
    for (const path of [
      '/api',
      '/api/v1',
      '/api/v2/products',
      '/api/v1/products/nulle-part',
      '/api/v1/articles/nulle-part',
      '/api/v1/products/mano/autre',
      '/api/v1/products/%2e%2e',
      '/api//v1/products',
      '/api/v1/products/Mano',
    ])
      expect((await askProblem(path, 404)).errors).toEqual([]);
    await askProblem('/api/v1/products/mano?au=1990-01-01', 404);
    await askProblem('/api/%E0%A4%A', 400);
  });

  test('a final slash leads to the address without', async () => {
    expect(await ask('/api/v1/products/?q=a')).toMatchObject({
      status: 308,
      headers: { location: '/api/v1/products?q=a' },
    });
  });
});

describe('the protocol', () => {
  test('conditional requests, HEAD, and nothing kept for good', async () => {
    const first = await ask('/api/v1/products?page_size=3');
    expect(first.headers).toMatchObject({
      'content-type': 'application/json',
      'cache-control': 'public, no-cache',
      'access-control-allow-origin': '*',
    });
    const etag = first.headers.etag ?? '';
    const again = await ask('/api/v1/products?page_size=3', { headers: { 'if-none-match': etag } });
    expect(again).toMatchObject({ status: 304, body: '' });
    const head = await ask('/api/v1/products?page_size=3', { method: 'HEAD' });
    expect(head).toMatchObject({ status: 200, body: '', headers: { etag } });
    expect(head.headers['content-length']).toBe(first.headers['content-length']);
  });

  test('OPTIONS and other methods', async () => {
    const options = await ask('/api/v1/products', { method: 'OPTIONS' });
    expect(options).toMatchObject({
      status: 204,
      headers: {
        allow: 'GET, HEAD, OPTIONS',
        'access-control-allow-origin': '*',
        'access-control-allow-methods': 'GET, HEAD, OPTIONS',
      },
    });
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      expect(await ask('/api/v1/products', { method })).toMatchObject({
        status: 405,
        headers: { allow: 'GET, HEAD, OPTIONS', 'content-type': 'application/problem+json' },
      });
    }
  });

  test('a server action of Next and another protocol are refused, known address or not', async () => {
    await ask('/api/v1/facets');
    for (const path of ['/api/v1/facets', '/api/v1/products?q=jamais', '/api/v1/rien'])
      for (const headers of [
        { 'next-action': 'x' },
        { connection: 'Upgrade', upgrade: 'websocket' },
      ] as const) {
        const answer = await ask(path, { headers });
        expect(answer).toMatchObject({
          status: 400,
          headers: { 'content-type': 'application/problem+json' },
        });
        problemSchema.parse(JSON.parse(answer.body));
      }
  });

  test('414 above 4,096 bytes', async () => {
    await askProblem(`/api/v1/products?q=${'a'.repeat(4_096)}`, 414);
  });
});

describe('a refusal names the parameter and says what is accepted', () => {
  test.each([
    ['/api/v1/products?inconnu=1', 'inconnu', 'page_size'],
    ['/api/v1/products?voir=phase', 'voir', 'fields'],
    ['/api/v1/products?inconnu', 'inconnu', 'q'],
    ['/api/v1/products?tri=hasard', 'tri', 'verification'],
    ['/api/v1/products?vue=liste', 'vue', 'tableau'],
    ['/api/v1/products?statut=hasard', 'statut', 'en-cours'],
    ['/api/v1/products?statut=arrete&statut=hasard', 'statut', 'non-renseigne'],
    ['/api/v1/products?thematique=hasard', 'thematique', 'sante'],
    ['/api/v1/products?transparence=sans-rien', 'transparence', 'sans-budget'],
    ['/api/v1/products?page=0', 'page', '1, 2, 3…'],
    ['/api/v1/products?page=1e2', 'page', '1, 2, 3…'],
    ['/api/v1/products?page_size=101', 'page_size', '1 à 100'],
    ['/api/v1/products?page_size=0', 'page_size', '1 à 100'],
    ['/api/v1/products?au=2023-02-30', 'au', 'AAAA-MM-JJ, par exemple 2023-01-01'],
    ['/api/v1/products?fields=id,contact', 'fields', 'mission'],
    ['/api/v1/products?cursor=abc', 'cursor', undefined],
    ['/api/v1/products?tri=nom&tri=phase', 'tri', 'une seule valeur'],
    [`/api/v1/products?q=${'%C3%A9'.repeat(201)}`, 'q', 'un texte de 200 caractères au plus'],
    ['/api/v1/facets?public=hasard', 'public', 'non-renseigne'],
    ['/api/v1/facets?fields=name', 'fields', 'q'],
    ['/api/v1/changes?page_size=x', 'page_size', '1 à 100'],
    ['/api/v1/articles?annee=24', 'annee', '2025, par exemple'],
    ['/api/v1/articles?statut=arrete', 'statut', 'etiquette'],
    ['/api/v1/products/mano?q=a', 'q', 'fields'],
    ['/api/v1/openapi.json?q=a', 'q', undefined],
  ])('%s', async (path, parameter, accepted) => {
    const { errors } = await askProblem(path, 400);
    expect(errors.map((error) => error.parameter)).toEqual([parameter]);
    if (accepted !== undefined) expect(errors[0]?.accepted).toContain(accepted);
  });

  test('200 characters are taken, of any kind', async () => {
    await askList(`/api/v1/products?q=${'%F0%9F%98%80'.repeat(200)}`);
  });

  test('a cursor of another list, or with one letter changed', async () => {
    const { links } = await askList('/api/v1/products?tri=nom&page_size=5');
    const cursor = new URL(links.next ?? '').searchParams.get('cursor') ?? '';
    await askList(`/api/v1/products?tri=nom&page_size=9&cursor=${cursor}`);
    await askProblem(`/api/v1/products?tri=phase&cursor=${cursor}`, 400);
    await askProblem(`/api/v1/changes?cursor=${cursor}`, 400);
    for (let rank = 0; rank < cursor.length; rank += 1) {
      const other = cursor[rank] === 'A' ? 'B' : 'A';
      await askProblem(
        `/api/v1/products?tri=nom&cursor=${cursor.slice(0, rank)}${other}${cursor.slice(rank + 1)}`,
        400,
      );
    }
  });
});

test('nothing that is asked makes a 500', async () => {
  const names = [...FACETS, 'q', 'au', 'tri', 'vue', 'page', 'page_size', 'cursor', 'fields', 'annee'];
  const value = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(
      '',
      '0',
      '-1',
      '1',
      '2',
      '99999',
      '2023-01-01',
      'nom',
      'arrete',
      'sante',
      'id,name',
      '__proto__',
    ),
  );
  const name = fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...names) },
    { weight: 1, arbitrary: fc.string() },
  );
  const path = fc.constantFrom(
    '/api/v1/products',
    '/api/v1/products/mano',
    '/api/v1/articles',
    '/api/v1/facets',
    '/api/v1/changes',
    '/produits.csv',
  );
  const odd = fc
    .string({ unit: 'binary', maxLength: 20 })
    .map((text) => `/api/v1/${encodeURIComponent(text.replace(/[\uD800-\uDFFF]/g, ''))}`);
  await fc.assert(
    fc.asyncProperty(
      fc.oneof({ weight: 5, arbitrary: path }, { weight: 1, arbitrary: odd }),
      fc.array(fc.tuple(name, value), { maxLength: 5 }),
      async (where, params) => {
        const answer = await ask(`${where}?${new URLSearchParams(params).toString()}`);
        expect([200, 308, 400, 404]).toContain(answer.status);
        if (answer.status >= 400 && where.startsWith('/api')) problemSchema.parse(JSON.parse(answer.body));
      },
    ),
    { numRuns: 400 },
  );
});
