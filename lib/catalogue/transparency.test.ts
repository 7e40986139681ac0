import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Product, TransparencyName } from './product.ts';
import { TRANSPARENCY_NAMES } from './product.ts';
import { productAt, type ProductAt } from './snapshot.ts';
import {
  EMPTY_TRANSPARENCY,
  hrefOfTransparency,
  measurePromise,
  parseTransparencyQuery,
  sortBy,
  tabulateTransparency,
  toggleStatus,
  TRANSPARENCY_PAGE_SIZE,
  TRANSPARENCY_SORTS,
  type TransparencyQuery,
} from './transparency.ts';

const TODAY = '2026-11-22';

interface Made {
  publishes?: readonly TransparencyName[];
  phase?: 'construction' | 'abandon';
  level?: Product['accessibilityStatus'];
  audit?: string;
}

function made(
  name: string,
  { publishes = [], phase = 'construction', level = null, audit }: Made = {},
): ProductAt {
  const product: Product = {
    slug: name.toLowerCase(),
    betaId: null,
    name,
    mission: 'm',
    aliases: [],
    formerNames: [],
    phases: [{ name: phase, start: '2020-01-01' }],
    events: [],
    incubators: [],
    sponsors: [],
    themes: [],
    audiences: [],
    technologies: [],
    links: {
      site: null,
      repository: null,
      statistics: null,
      impact: null,
      budget: null,
      riskAnalysis: null,
      dashlord: null,
      accessibility: null,
    },
    contact: null,
    accessibilityStatus: level,
    transparency: Object.fromEntries(
      TRANSPARENCY_NAMES.map((item) => [item, publishes.includes(item)]),
    ) as Product['transparency'],
    dated: { accessibilityAudit: audit ?? null, accessibilityRate: null, securityExpiry: null },
    license: null,
    successor: null,
    endReason: null,
    keyFigures: [],
    image: null,
    source: null,
    verified: null,
    noindex: false,
    createdOn: '2020-01-01',
    updatedAt: '2026-01-01T00:00:00Z',
  };
  return productAt(product, TODAY);
}

const ITEMS = [
  made('Éole', { publishes: ['budget', 'code'], level: 'non-conforme', audit: '2025-06-01' }),
  made('Zéphyr', { publishes: TRANSPARENCY_NAMES, level: 'totalement-conforme', audit: '2023-01-01' }),
  made('Autan', { phase: 'abandon' }),
  made('Mistral', { publishes: ['code'] }),
];

const namesBy = (query: Partial<TransparencyQuery>) =>
  tabulateTransparency(ITEMS, { ...EMPTY_TRANSPARENCY, ...query }).rows.map(({ item }) => item.product.name);

describe('the table', () => {
  test.each([
    [{}, ['Autan', 'Éole', 'Mistral', 'Zéphyr']],
    [{ reversed: true }, ['Zéphyr', 'Mistral', 'Éole', 'Autan']],
    [{ sort: 'publie' }, ['Zéphyr', 'Éole', 'Mistral', 'Autan']],
    [{ sort: 'publie', reversed: true }, ['Autan', 'Mistral', 'Éole', 'Zéphyr']],
    [{ sort: 'budget' }, ['Éole', 'Zéphyr', 'Autan', 'Mistral']],
    [{ sort: 'budget', reversed: true }, ['Autan', 'Mistral', 'Éole', 'Zéphyr']],
    [{ sort: 'niveau' }, ['Zéphyr', 'Éole', 'Autan', 'Mistral']],
    [{ sort: 'audit' }, ['Zéphyr', 'Éole', 'Autan', 'Mistral']],
    [{ sort: 'audit', reversed: true }, ['Éole', 'Zéphyr', 'Autan', 'Mistral']],
    [{ statuses: ['arrete'] }, ['Autan']],
    [{ statuses: ['arrete', 'en-cours'] }, ['Autan', 'Éole', 'Mistral', 'Zéphyr']],
    [{ statuses: ['inconnu'] }, []],
  ] satisfies [Partial<TransparencyQuery>, string[]][])('%o', (query, names) => {
    expect(namesBy(query)).toEqual(names);
  });

  test('a status counts what it would show, whatever is chosen', () => {
    const counts = (statuses: string[]) =>
      tabulateTransparency(ITEMS, { ...EMPTY_TRANSPARENCY, statuses }).statuses.map(
        ({ value, count }) => `${value} ${count}`,
      );
    expect(counts([])).toEqual(['en-cours 3', 'arrete 1']);
    expect(counts(['arrete'])).toEqual(counts([]));
  });

  test('an unknown status is named, and dates are known only where a product shown gives one', () => {
    const table = tabulateTransparency(ITEMS, { ...EMPTY_TRANSPARENCY, statuses: ['inconnu', 'arrete'] });
    expect(table).toMatchObject({ unknown: ['inconnu'], knowsAudit: false, knowsExpiry: false, dated: [] });
    const whole = tabulateTransparency(ITEMS, EMPTY_TRANSPARENCY);
    expect(whole.knowsAudit).toBe(true);
    expect(whole.dated.map(({ day }) => day)).toEqual(['2025-06-01', '2023-01-01']);
  });

  test('shares are those of the products shown, and lead to the same list in the catalogue', () => {
    const { shares } = tabulateTransparency(ITEMS, { ...EMPTY_TRANSPARENCY, statuses: ['en-cours'] });
    expect(shares.find(({ name }) => name === 'budget')).toEqual({
      name: 'budget',
      published: { count: 2, href: '/produits?statut=en-cours&transparence=budget' },
      unpublished: { count: 1, href: '/produits?statut=en-cours&transparence=sans-budget' },
    });
  });

  test('pages cut it without losing or repeating a product', () => {
    const many = Array.from({ length: TRANSPARENCY_PAGE_SIZE + 3 }, (_, rank) => made(`Produit ${rank}`));
    const pages = [1, 2].map((page) => tabulateTransparency(many, { ...EMPTY_TRANSPARENCY, page }));
    expect(pages.map(({ rows }) => rows.length)).toEqual([TRANSPARENCY_PAGE_SIZE, 3]);
    expect(new Set(pages.flatMap(({ rows }) => rows.map(({ item }) => item.product.slug))).size).toBe(
      many.length,
    );
  });
});

test('the promise is kept at 100 % only when nothing is missing', () => {
  expect(measurePromise(ITEMS)).toEqual({ products: 4, owed: 32, published: 11, percent: 34 });
  const nearly = [
    ...Array.from({ length: 99 }, () => made('a', { publishes: TRANSPARENCY_NAMES })),
    made('b'),
  ];
  expect(measurePromise(nearly).percent).toBe(99);
  expect(measurePromise([made('a', { publishes: TRANSPARENCY_NAMES })]).percent).toBe(100);
  expect(measurePromise([])).toEqual({ products: 0, owed: 0, published: 0, percent: 0 });
});

describe('the address', () => {
  const queries: fc.Arbitrary<TransparencyQuery> = fc.record({
    statuses: fc.uniqueArray(fc.constantFrom('en-cours', 'arrete', 'transfere', 'annonce', 'inconnu')),
    sort: fc.constantFrom(...TRANSPARENCY_SORTS),
    reversed: fc.boolean(),
    page: fc.integer({ min: 1, max: 99_999 }),
  });

  test('written from a query reads back to the same query', () => {
    fc.assert(
      fc.property(queries, (query) => {
        const { searchParams } = new URL(hrefOfTransparency(query), 'http://localhost');
        expect(parseTransparencyQuery(searchParams)).toEqual({ ok: true, query });
      }),
    );
  });

  test('of a header sorts by its column, then reverses it; of a status adds it, then takes it away', () => {
    const once = sortBy({ ...EMPTY_TRANSPARENCY, page: 3 }, 'budget');
    expect(once).toMatchObject({ sort: 'budget', reversed: false, page: 1 });
    expect(sortBy(once, 'budget').reversed).toBe(true);
    expect(sortBy(sortBy(once, 'budget'), 'code').reversed).toBe(false);
    const added = toggleStatus(EMPTY_TRANSPARENCY, 'arrete');
    expect(added.statuses).toEqual(['arrete']);
    expect(toggleStatus(added, 'arrete')).toEqual(EMPTY_TRANSPARENCY);
  });

  test.each([
    ['tri=hasard', 'tri'],
    ['ordre=croissant', 'ordre'],
    ['page=0', 'page'],
  ])('%s is refused by name', (text, parameter) => {
    const parsed = parseTransparencyQuery(new URLSearchParams(text));
    expect(parsed).toMatchObject({ ok: false, faults: [{ parameter }] });
  });
});
