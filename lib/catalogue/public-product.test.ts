import { describe, expect, test } from 'vitest';
import { parseCsv } from '#lib/http/testing/parse-csv.ts';
import { CSV_COLUMNS, writeProductsCsv } from './products-csv.ts';
import { publicProductSchema, toPublicProduct } from './public-product.ts';
import { productAt } from './snapshot.ts';
import { makeProduct } from './testing/make-product.ts';

/** Contract §3, word for word. */
const KEYS =
  'id beta_id url name mission aliases phase status announced phases events incubators sponsors themes audiences technologies links accessibility_status successor end_reason key_figures verified_at created_at updated_at';
const LINKS = 'site repository statistics impact budget risk_analysis dashlord accessibility';

const SITE = 'https://exemple.fr';
const DAY = '2026-11-22';
const term = (id: string, label: string, acronym: string | null = null) => ({
  id,
  label,
  acronym,
  known: true,
});

const item = productAt(
  makeProduct({
    slug: 'mano',
    betaId: 'mano.beta',
    name: 'Mano, "le vrai"',
    mission: '=cmd|calc',
    aliases: ['Mano App', 'MANO'],
    phases: [
      { name: 'construction', start: '2020-09-01', end: '2021-07-31', comment: 'Début' },
      { name: 'transfere', start: '2027-03-01' },
    ],
    events: [{ name: 'national_impact', date: '2025-02-26', comment: null }],
    incubators: [term('sgmas', 'Fabrique')],
    sponsors: [term('dgcs', 'Direction générale', 'DGCS'), term('dgos', 'Offre de soins', 'DGOS')],
    themes: [term('sante', 'Santé')],
    links: { ...makeProduct().links, site: 'https://mano.fr', riskAnalysis: 'https://mano.fr/risques' },
    contact: 'jamais@exemple.fr',
    accessibilityStatus: 'non-conforme',
    keyFigures: [{ label: 'Usagers', value: '4 350', unit: null, date: '2026', source: 'enquête' }],
    verified: { by: 'cheffe de produit', at: '2026-10-01' },
  }),
  DAY,
);
const full = toPublicProduct(item, SITE);

describe('the projection is an allow-list', () => {
  test('of the keys of the contract, in their order', () => {
    expect(Object.keys(full).join(' ')).toBe(KEYS);
    expect(Object.keys(full.links).join(' ')).toBe(LINKS);
    expect(Object.keys(publicProductSchema.shape).join(' ')).toBe(KEYS);
  });

  test('a field too many or too few is seen', () => {
    expect(publicProductSchema.parse(full)).toEqual(full);
    expect(publicProductSchema.safeParse({ ...full, contact: 'x' }).success).toBe(false);
    for (const key of Object.keys(full)) {
      const less = Object.fromEntries(Object.entries(full).filter(([name]) => name !== key));
      expect(publicProductSchema.safeParse(less).success, key).toBe(false);
    }
    expect(publicProductSchema.safeParse({ ...full, links: { ...full.links, code: null } }).success).toBe(
      false,
    );
  });

  test('what the product keeps for itself does not leave', () => {
    expect(JSON.stringify(full)).not.toMatch(/jamais@exemple|cheffe de produit/);
  });

  test('what is absent is null, an empty list is a list', () => {
    const bare = toPublicProduct(productAt(makeProduct(), DAY), SITE);
    expect(bare).toMatchObject({
      phase: null,
      announced: null,
      beta_id: null,
      sponsors: [],
      verified_at: null,
    });
    expect(publicProductSchema.parse(bare)).toEqual(bare);
  });
});

describe('the CSV says the same', () => {
  const [headers = [], cells = []] = parseCsv([...writeProductsCsv([item], SITE)].join('').slice(1));
  const cell = (column: string) => cells[headers.indexOf(column)];

  test('its headers are the names of the API, nested keys dotted', () => {
    expect(headers).toEqual(CSV_COLUMNS);
    const top = new Set(headers.map((column) => column.split('.')[0]));
    expect([...top].join(' ')).toBe(KEYS);
    expect(headers.filter((column) => column.startsWith('links.'))).toHaveLength(LINKS.split(' ').length);
  });

  test.each([
    ['url', 'https://exemple.fr/produits/mano'],
    ['name', 'Mano, "le vrai"'],
    ['mission', "'=cmd|calc"],
    ['aliases', 'Mano App|MANO'],
    ['phase.name', 'construction'],
    ['phase.label', 'Construction'],
    ['announced.start', '2027-03-01'],
    ['phases', 'construction|transfere'],
    ['events', 'national_impact'],
    ['sponsors', 'dgcs|dgos'],
    ['themes', 'sante'],
    ['audiences', ''],
    ['links.risk_analysis', 'https://mano.fr/risques'],
    ['links.budget', ''],
    ['key_figures', 'Usagers'],
    ['successor', ''],
    ['verified_at', '2026-10-01'],
  ])('%s', (column, expected) => {
    expect(cell(column)).toBe(expected);
  });

  test('an empty list has its headers', () => {
    expect(parseCsv([...writeProductsCsv([], SITE)].join('').slice(1))).toEqual([[...CSV_COLUMNS]]);
  });

  test('of ten thousand products, fifty at most are written before they are asked for', () => {
    let taken = 0;
    const many = (function* () {
      for (; taken < 10_000; taken += 1) yield item;
    })();
    let rows = 0;
    for (const piece of writeProductsCsv(many, SITE)) {
      rows += piece.split('\r\n').length - 1;
      expect(taken - rows).toBeLessThan(50);
      expect(piece.length).toBeLessThan(50_000);
    }
    expect(rows).toBe(10_001);
  });
});
