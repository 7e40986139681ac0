import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EMPTY_QUERY, FACETS, hrefOf, parseCatalogueQuery, toggleChoice } from '#lib/catalogue/query.ts';
import { searchProducts } from '#lib/catalogue/search-products.ts';
import { getCatalogueFigures } from '#lib/catalogue/statistics.ts';
import { searchPortal } from '#lib/discovery/search-portal.ts';
import { openIndexedPortal } from './testing/indexed-portal.ts';
import { randomQueries } from './testing/random-queries.ts';

let portal: Awaited<ReturnType<typeof openIndexedPortal>>;
beforeAll(async () => {
  portal = await openIndexedPortal();
});
afterAll(() => {
  portal.close();
});

function ask(text: string) {
  const parsed = parseCatalogueQuery(new URLSearchParams(text));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return searchProducts(parsed.query);
}
const slugs = (text: string) => ask(text).products.map(({ product }) => product.slug);

describe('facets never lie', () => {
  test('choosing a value of a facet without a choice shows the number it said', () => {
    fc.assert(
      fc.property(randomQueries(), (query) => {
        const { facets } = searchProducts(query);
        for (const facet of facets) {
          if (query.choices[facet.name].length > 0) continue;
          for (const { value, count } of facet.values) {
            expect(searchProducts(toggleChoice(query, facet.name, value)).total).toBe(count);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('a value’s count ignores the choices of its own facet', () => {
    const alone = ask('').facets.find(({ name }) => name === 'statut');
    const chosen = ask('statut=arrete').facets.find(({ name }) => name === 'statut');
    expect(chosen?.values.map(({ count }) => count)).toEqual(alone?.values.map(({ count }) => count));
  });

  test('several values mean or, several facets mean and', () => {
    const either = ask('statut=arrete&statut=transfere').total;
    expect(either).toBe(ask('statut=arrete').total + ask('statut=transfere').total);
    const both = ask('statut=arrete&thematique=sante');
    expect(
      both.products.every(({ status, values }) => status === 'arrete' && values.thematique.includes('sante')),
    ).toBe(true);
  });

  test('published and not published make the whole', () => {
    const total = ask('').total;
    for (const { published, unpublished } of getCatalogueFigures().transparency) {
      expect(published.count + unpublished.count).toBe(total);
    }
  });

  test('every figure is the length of the list it links to', () => {
    const { total, statuses, phases, themes, sponsors } = getCatalogueFigures();
    for (const { href, count } of [total, ...statuses, ...phases, ...themes, ...sponsors]) {
      expect(ask(href.split('?')[1] ?? '').total, href).toBe(count);
    }
  });
});

describe('the address holds all of it', () => {
  test('an address written from a query reads back to the same query', () => {
    fc.assert(
      fc.property(randomQueries(), (query) => {
        const parsed = parseCatalogueQuery(new URL(hrefOf(query), 'http://localhost').searchParams);
        expect(parsed.ok && parsed.query).toEqual(query);
      }),
    );
  });

  test('pages cut the list in 20 without losing or repeating any', () => {
    const first = ask('');
    const all = Array.from({ length: first.pages }, (_, rank) => slugs(`page=${rank + 1}`)).flat();
    expect(all).toHaveLength(first.total);
    expect(new Set(all).size).toBe(first.total);
  });

  test('an unknown value is explained and finds nothing', () => {
    expect(ask('thematique=inconnu')).toMatchObject({
      total: 0,
      unknown: [{ facet: 'thematique', value: 'inconnu' }],
    });
  });
});

describe('as of a day', () => {
  test('products not yet begun are hidden and phases are those of the day', () => {
    const then = ask('au=2023-06-01');
    expect(then.products.every(({ product }) => product.createdOn <= '2023-06-01')).toBe(true);
    expect(slugs('au=2023-06-01&q=nata')[0]).toBe('nata');
    expect(ask('au=2023-06-01&q=nata').products[0]?.status).toBe('en-cours');
    expect(ask('q=nata').products[0]?.status).toBe('arrete');
  });
});

describe('a citizen’s words find the product', () => {
  test.each([
    ['mano', 'mano'],
    ['REVA', 'reva'],
    ['france vae', 'reva'],
    ['grossesse', 'nata'],
    ['femme enceinte', 'nata'],
    ['domiciliation', 'domifa'],
    ['élection de domicile', 'domifa'],
    ['enfant artiste', 'enfants-du-spectacle'],
    ['sante sexuelle', 'tumeplay'],
    ["validation des acquis de l'expérience", 'reva'],
    ['droit du travail', 'code-du-travail-numerique'],
  ])('%s', (words, slug) => {
    expect(slugs(`q=${encodeURIComponent(words)}`).slice(0, 3)).toContain(slug);
  });

  test('accents, case and plural make no difference', () => {
    const found = slugs('q=aides santé');
    expect(slugs('q=AIDE SANTE')).toEqual(found);
  });

  const searchWhole = (q: string) =>
    Array.from({ length: searchPortal(q).pages }, (_, rank) => searchPortal(q, rank + 1).hits).flat();

  test('the portal’s search shows twenty answers a page, each once', () => {
    const { total, pages, hits } = searchPortal('aides');
    expect(total).toBeGreaterThan(20);
    expect(hits).toHaveLength(20);
    const whole = searchWhole('aides').map(({ href }) => href);
    expect(pages).toBe(Math.ceil(total / 20));
    expect(new Set(whole).size).toBe(total);
    expect(whole).toHaveLength(total);
  });

  test('one search finds products, news and pages', () => {
    const kinds = ['Mano', 'budget'].flatMap((words) => searchWhole(words).map(({ kind }) => kind));
    expect(new Set(kinds)).toEqual(new Set(['produits', 'actualites', 'pages']));
  });

  test.each(['aides', 'santé', 'enfant', 'droit du travail', 'accompagner les jeunes'])(
    'for « %s », the portal’s search puts products in the order of the catalogue',
    (q) => {
      const products = searchWhole(q).filter(({ kind }) => kind === 'produits');
      expect(products.length).toBeGreaterThan(1);
      expect(products.map(({ slug }) => slug)).toEqual(
        searchProducts({ ...EMPTY_QUERY, q }).all.map(({ product }) => product.slug),
      );
    },
  );

  test('any text is answered', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (q) => {
        expect(searchProducts({ ...EMPTY_QUERY, q }).total).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 1_000 },
    );
    for (const q of [
      '"',
      'a*',
      'NEAR(a b)',
      'name:mano',
      '-mano',
      "l'eau",
      '(',
      'AND',
      'OR NOT',
      '^a',
      '{a b}:c',
    ]) {
      expect(() => searchProducts({ ...EMPTY_QUERY, q })).not.toThrow();
    }
  });
});

test('every facet of the contract is answered', () => {
  expect(ask('').facets.map(({ name }) => name)).toEqual([...FACETS]);
});
