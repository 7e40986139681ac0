import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openIndexedPortal } from '#lib/addresses/testing/indexed-portal.ts';
import { resolveAddress } from '#lib/addresses/resolve.ts';
import { countPhasesAt, listYearsOfFlow, listYearsOfPhases } from '#lib/catalogue/history.ts';
import { EMPTY_QUERY, parseCatalogueQuery } from '#lib/catalogue/query.ts';
import { countProducts } from '#lib/catalogue/search-products.ts';
import { listProductsAt } from '#lib/catalogue/snapshot.ts';
import { hrefOfSeries, SERIES, TABLES } from '#lib/catalogue/statistics-query.ts';
import { today } from '#lib/clock.ts';
import { parseCsv } from '#lib/http/testing/parse-csv.ts';
import StatisticsPage from './(public)/statistiques/page.tsx';
import TransparencyPage from './(public)/transparence/page.tsx';
import { GET as getCsv } from './statistiques.csv/route.ts';

let portal: Awaited<ReturnType<typeof openIndexedPortal>>;
beforeAll(async () => {
  portal = await openIndexedPortal();
});
afterAll(() => {
  portal.close();
});

const SITE = 'http://localhost:3000';
type Page = typeof StatisticsPage | typeof TransparencyPage;

async function show(page: Page, query = ''): Promise<string> {
  const searchParams = Promise.resolve(Object.fromEntries(new URLSearchParams(query)));
  return renderToStaticMarkup(await page({ searchParams }));
}

/** Links whose text is a number: the address and the number. */
function listNumbers(html: string): { href: string; count: number }[] {
  return [...html.matchAll(/<a [^>]*?href="(\/[^"]*)"[^>]*>([\d\u202f]+)<\/a>/g)]
    .filter(([link]) => !link.includes('fr-pagination'))
    .map(([, href = '', text = '']) => ({
      href: href.replaceAll('&amp;', '&'),
      count: Number(text.replaceAll('\u202f', '')),
    }));
}

const countOf = (html: string): number => Number(/id="compte">(\d+)/.exec(html)?.[1]);

async function countBehind(href: string): Promise<number> {
  const [path, query = ''] = href.split('?');
  if (path === '/statistiques') return countOf(await show(StatisticsPage, query));
  const parsed = parseCatalogueQuery(new URLSearchParams(query));
  if (path !== '/produits' || !parsed.ok) throw new Error(`${href} is no list`);
  return countProducts(parsed.query);
}

describe('every number is that of the list it leads to', () => {
  test.each([
    ['/statistiques', StatisticsPage, '', 45],
    ...TABLES.map((table) => [`the table of ${table}`, StatisticsPage, `tableau=${table}`, 20] as const),
    ['/transparence', TransparencyPage, '', 16],
  ] as const)('%s', async (_, page, query, atLeast) => {
    const numbers = listNumbers(await show(page, query));
    expect(numbers.length).toBeGreaterThanOrEqual(atLeast);
    for (const { href, count } of numbers) {
      expect(resolveAddress(href, new Date()).kind, href).toBe('page');
      expect(await countBehind(href), href).toBe(count);
    }
  });
});

describe('the history of the real catalogue', () => {
  const products = () => listProductsAt(today()).map(({ product }) => product);

  test('on any day the phases sum to the products of the catalogue at that day', () => {
    const days = fc
      .date({ min: new Date('2016-01-01'), max: new Date('2028-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(days, (day) => {
        const sum = Object.values(countPhasesAt(products(), day)).reduce((a, b) => a + b, 0);
        expect(sum).toBe(countProducts({ ...EMPTY_QUERY, asOf: day }));
      }),
    );
  });

  test('the last day of both series is today, and they agree on what is in progress', () => {
    const phases = listYearsOfPhases(products(), today()).at(-1);
    const flow = listYearsOfFlow(products(), today()).at(-1);
    expect([phases?.day, flow?.day]).toEqual([today(), today()]);
    const { investigation, construction, acceleration, consolidation, opere } = phases?.counts ?? {};
    expect(
      [investigation, construction, acceleration, consolidation, opere].reduce((a = 0, b = 0) => a + b),
    ).toBe(flow?.alive);
  });

  test.each(SERIES)('the CSV of %s has whole rows', async (series) => {
    const bytes = Buffer.from(await getCsv(new Request(SITE + hrefOfSeries(series))).arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [headers = [], ...rows] = parseCsv(bytes.subarray(3).toString());
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toHaveLength(headers.length);
  });
});

describe('/transparence', () => {
  const namesOf = (html: string) =>
    [...html.matchAll(/<th scope="row"><a href="\/produits\/([^"]+)"/g)].map(([, slug]) => slug);

  test('lists every product, says how many first, and which column sorts', async () => {
    const html = await show(TransparencyPage);
    const rest = await show(TransparencyPage, 'page=2');
    expect([...namesOf(html), ...namesOf(rest)]).toHaveLength(countOf(html));
    expect(countOf(html)).toBe(countProducts(EMPTY_QUERY));
    expect(html.match(/aria-sort="[a-z]+"/g)).toEqual(['aria-sort="ascending"']);
  });

  test('sorts and filters by its address alone', async () => {
    const html = await show(TransparencyPage, 'statut=arrete&tri=publie');
    expect(countOf(html)).toBe(
      countProducts({ ...EMPTY_QUERY, choices: { ...EMPTY_QUERY.choices, statut: ['arrete'] } }),
    );
    const scores = [...html.matchAll(/>(\d) sur 8</g)].map(([, score]) => Number(score));
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(html).toContain('href="/transparence?statut=arrete&amp;tri=publie&amp;ordre=inverse"');
  });
});
