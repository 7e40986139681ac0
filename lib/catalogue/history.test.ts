import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countPhasesAt,
  type DatedProduct,
  daysBetween,
  listDurations,
  listFinishedPhases,
  listGroups,
  listMovements,
  listSpells,
  listYearEnds,
  listYearsOfFlow,
  listYearsOfPhases,
  MAX_YEARS,
  medianOf,
} from './history.ts';
import { findCurrentPhase, type Phase, type PhaseName, PHASES, statusOf } from './phases.ts';
import { ABSENT } from './query.ts';

const TODAY = '2026-11-22';

const term = (id: string) => ({ id, label: id.toUpperCase(), acronym: null, known: true });

function made(
  slug: string,
  phases: readonly [name: PhaseName, start: string, end?: string][],
  { themes = [], sponsors = [] }: { themes?: string[]; sponsors?: string[] } = {},
): DatedProduct {
  return {
    slug,
    name: slug,
    phases: phases.map(([name, start, end]) => ({ name, start, end })),
    themes: themes.map(term),
    sponsors: sponsors.map(term),
  };
}

const CATALOGUE = [
  made(
    'mene-a-bien',
    [
      ['investigation', '2020-03-01', '2025-01-01'],
      ['construction', '2020-09-01'],
      ['acceleration', '2022-01-01'],
      ['transfere', '2024-06-01'],
    ],
    { themes: ['sante', 'travail'] },
  ),
  made(
    'arrete',
    [
      ['abandon-investigation', '2022-05-10'],
      ['investigation', '2022-01-10'],
    ],
    { themes: ['sante'] },
  ),
  made('en-cours', [['construction', '2024-02-01']], { themes: ['travail'] }),
  made('annonce', [['investigation', '2027-01-01']], { themes: ['sante'] }),
];

const phase: fc.Arbitrary<Phase> = fc.record({
  name: fc.constantFrom(...PHASES),
  start: fc
    .date({ min: new Date('2015-01-01'), max: new Date('2028-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
});
const catalogues: fc.Arbitrary<DatedProduct[]> = fc.array(
  fc.record({
    slug: fc.string({ minLength: 1, maxLength: 4 }),
    name: fc.constant('Produit'),
    phases: fc.array(phase, { minLength: 1, maxLength: 7 }),
    themes: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 2 }).map((ids) => ids.map(term)),
    sponsors: fc.constant([]),
  }),
  { maxLength: 8 },
);
const days = phase.map(({ start }) => start);

describe('the spells of a product', () => {
  test('are by date whatever the order in the file, each up to the next; the end written is not read', () => {
    expect(listSpells(CATALOGUE[0]?.phases ?? [])).toEqual([
      { name: 'investigation', start: '2020-03-01', end: '2020-09-01' },
      { name: 'construction', start: '2020-09-01', end: '2022-01-01' },
      { name: 'acceleration', start: '2022-01-01', end: '2024-06-01' },
      { name: 'transfere', start: '2024-06-01', end: null },
    ]);
  });

  test('leave out a phase replaced the same day, and join one that begins again', () => {
    const product = made('p', [
      ['investigation', '2020-01-01'],
      ['construction', '2020-01-01'],
      ['construction', '2021-01-01'],
      ['abandon', '2022-01-01'],
    ]);
    expect(listSpells(product.phases)).toEqual([
      { name: 'construction', start: '2020-01-01', end: '2022-01-01' },
      { name: 'abandon', start: '2022-01-01', end: null },
    ]);
  });

  test('say for every day the phase that the catalogue calls current', () => {
    fc.assert(
      fc.property(fc.array(phase, { minLength: 1 }), days, (phases, day) => {
        const spell = listSpells(phases).find(
          ({ start, end }) => start <= day && (end === null || end > day),
        );
        expect(spell?.name).toBe(findCurrentPhase(phases, day)?.name);
      }),
    );
  });
});

describe('products in each phase over time', () => {
  test('are counted at the end of each year, and today for the last', () => {
    const years = listYearsOfPhases(CATALOGUE, TODAY);
    expect(years.map(({ day, total }) => [day, total])).toEqual([
      ['2020-12-31', 1],
      ['2021-12-31', 1],
      ['2022-12-31', 2],
      ['2023-12-31', 2],
      ['2024-12-31', 3],
      ['2025-12-31', 3],
      [TODAY, 3],
    ]);
    expect(years[2]?.counts).toMatchObject({ acceleration: 1, 'abandon-investigation': 1, construction: 0 });
    expect(years.at(-1)?.counts).toMatchObject({ transfere: 1, 'abandon-investigation': 1, construction: 1 });
  });

  test('sum to the products begun that day', () => {
    fc.assert(
      fc.property(catalogues, days, (products, day) => {
        const sum = Object.values(countPhasesAt(products, day)).reduce((a, b) => a + b, 0);
        const begun = products.filter(({ phases }) => phases.some(({ start }) => start <= day));
        expect(sum).toBe(begun.length);
      }),
    );
  });

  test('nothing begun: no year; very old phases: the last thirty years', () => {
    expect(listYearEnds([], TODAY)).toEqual([]);
    expect(listYearEnds(CATALOGUE.slice(3), TODAY)).toEqual([]);
    const old = listYearsOfPhases([made('ancien', [['opere', '0001-01-01']])], TODAY);
    expect(old).toHaveLength(MAX_YEARS);
    expect(old[0]).toMatchObject({ year: '1997', total: 1 });
  });
});

describe('how long a phase lasts', () => {
  test('is counted for those over, from its beginning to the next', () => {
    expect(listDurations(CATALOGUE, TODAY)).toEqual([
      { phase: 'investigation', days: [120, 184], median: 152, min: 120, max: 184 },
      { phase: 'construction', days: [487], median: 487, min: 487, max: 487 },
      { phase: 'acceleration', days: [882], median: 882, min: 882, max: 882 },
    ]);
  });

  test('a phase that the next one has not yet ended is not over', () => {
    const announced = made('p', [
      ['construction', '2025-01-01'],
      ['acceleration', '2027-01-01'],
    ]);
    expect(listDurations([announced], TODAY)).toEqual([]);
  });

  test('the phases over of a product fill the time from its first to its current one', () => {
    fc.assert(
      fc.property(fc.array(phase, { minLength: 1, maxLength: 8 }), (phases) => {
        const product: DatedProduct = { slug: 'p', name: 'p', phases, themes: [], sponsors: [] };
        const begun = listSpells(phases).filter(({ start }) => start <= TODAY);
        const lasted = listFinishedPhases([product], TODAY).reduce((sum, { days: d }) => sum + d, 0);
        const [first] = begun;
        const last = begun.at(-1);
        expect(lasted).toBe(first && last ? daysBetween(first.start, last.start) : 0);
      }),
    );
  });

  test('the median is the middle, or between the two middles', () => {
    expect([medianOf([1, 2, 9]), medianOf([1, 2, 4, 9]), medianOf([7]), medianOf([])]).toEqual([2, 3, 7, 0]);
  });

  test('a day is a day across a change of hour', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
  });
});

describe('arrivals and departures', () => {
  test('are dated by the first phase and by the one that leaves the incubator', () => {
    const movements = listMovements(CATALOGUE, TODAY);
    expect(movements.map(({ kind, product, day }) => `${day} ${kind} ${product.slug}`)).toEqual([
      '2020-03-01 arrivees mene-a-bien',
      '2022-01-10 arrivees arrete',
      '2022-05-10 arrets arrete',
      '2024-02-01 arrivees en-cours',
      '2024-06-01 transferts mene-a-bien',
    ]);
  });

  test('a product leaves once, and may be taken up again', () => {
    const products = [
      made('deux-fins', [
        ['construction', '2020-01-01'],
        ['transfere', '2021-01-01'],
        ['abandon', '2022-01-01'],
      ]),
      made('repris', [
        ['construction', '2020-01-01'],
        ['abandon', '2021-01-01'],
        ['construction', '2022-01-01'],
      ]),
      made('entre-transfere', [['transfere', '2020-06-01']]),
    ];
    const flow = listYearsOfFlow(products, '2022-12-31');
    expect(
      flow.map(({ year, arrivees, transferts, arrets, reprises, alive }) => [
        year,
        arrivees,
        transferts,
        arrets,
        reprises,
        alive,
      ]),
    ).toEqual([
      ['2020', 3, 1, 0, 0, 2],
      ['2021', 0, 1, 1, 0, 0],
      ['2022', 0, 0, 0, 1, 1],
    ]);
  });

  test('explain the products in progress from one year to the next', () => {
    fc.assert(
      fc.property(catalogues, (products) => {
        let alive = 0;
        for (const year of listYearsOfFlow(products, TODAY)) {
          alive += year.arrivees + year.reprises - year.transferts - year.arrets;
          expect(year.alive).toBe(alive);
          const living = products.filter(
            ({ phases }) => statusOf(findCurrentPhase(phases, year.day)) === 'en-cours',
          );
          expect(year.alive).toBe(living.length);
        }
      }),
    );
  });

  test('of the years are all the movements', () => {
    fc.assert(
      fc.property(catalogues, (products) => {
        const sum = listYearsOfFlow(products, TODAY).reduce(
          (total, { arrivees, transferts, arrets, reprises }) =>
            total + arrivees + transferts + arrets + reprises,
          0,
        );
        expect(sum).toBe(listMovements(products, TODAY).length);
      }),
    );
  });
});

describe('by theme', () => {
  test('a product counts in each of its themes; without any it counts as not given, last', () => {
    const products = [...CATALOGUE, made('sans-theme', [['opere', '2021-01-01']])];
    expect(
      listGroups(products, 'themes', TODAY).map(({ id, begun, alive, transferred, stopped }) => [
        id,
        begun,
        alive,
        transferred,
        stopped,
      ]),
    ).toEqual([
      ['sante', 2, 0, 1, 1],
      ['travail', 2, 1, 1, 0],
      [ABSENT, 1, 1, 0, 0],
    ]);
  });

  test('those begun are in progress, transferred or stopped; the last year says the same', () => {
    fc.assert(
      fc.property(catalogues, (products) => {
        for (const group of listGroups(products, 'themes', TODAY)) {
          expect(group.alive + group.transferred + group.stopped).toBe(group.begun);
          expect(group.years.at(-1)?.alive).toBe(group.alive);
          expect(group.years.reduce((sum, { arrivees }) => sum + arrivees, 0)).toBe(group.begun);
        }
      }),
    );
  });
});
