import { describe, expect, test } from 'vitest';
import type { DatedProduct } from './history.ts';
import { listSeriesRows, writeSeriesCsv } from './statistics-csv.ts';
import { hrefOfList, parseSeries, parseStatisticsQuery, SERIES, titleOfList } from './statistics-query.ts';

const TODAY = '2024-05-06';
const PRODUCTS: DatedProduct[] = [
  {
    slug: 'essai',
    name: 'Essai',
    phases: [
      { name: 'investigation', start: '2023-01-01' },
      { name: 'transfere', start: '2024-03-01' },
    ],
    themes: [{ id: 'sante', label: 'Santé, "prévention"', acronym: null, known: true }],
    sponsors: [],
  },
];

describe('a series', () => {
  test('of phases has a line for each phase of each year', () => {
    const [head, ...rows] = listSeriesRows('phases', PRODUCTS, TODAY);
    expect(head).toEqual(['year', 'until', 'phase', 'label', 'products']);
    expect(rows).toHaveLength(16);
    expect(rows).toContainEqual(['2023', '2023-12-31', 'investigation', 'Investigation', 1]);
    expect(rows).toContainEqual(['2024', TODAY, 'transfere', 'Transféré', 1]);
  });

  test('of durations, of flows', () => {
    expect(listSeriesRows('durees', PRODUCTS, TODAY)[1]).toEqual([
      'investigation',
      'Investigation',
      1,
      425,
      425,
      425,
    ]);
    expect(listSeriesRows('flux', PRODUCTS, TODAY).slice(1)).toEqual([
      ['2023', '2023-12-31', 1, 0, 0, 0, 1],
      ['2024', TODAY, 0, 1, 0, 0, 0],
    ]);
  });

  test('is CSV with a byte order mark, quoted where need be', () => {
    expect(writeSeriesCsv('themes', PRODUCTS, TODAY)).toBe(
      '\uFEFFtheme,label,year,until,arrivals,transferred,stopped,resumed,in_progress\r\n' +
        'sante,"Santé, ""prévention""",2023,2023-12-31,1,0,0,0,1\r\n' +
        `sante,"Santé, ""prévention""",2024,${TODAY},0,1,0,0,0\r\n`,
    );
    expect(writeSeriesCsv('sponsors', PRODUCTS, TODAY)).toContain(
      'non-renseigne,Administration non renseignée,',
    );
  });

  test.each(SERIES)('%s of an empty catalogue is its headers', (series) => {
    expect(listSeriesRows(series, [], TODAY)).toHaveLength(1);
  });
});

describe('the address', () => {
  test('names the series, the phases without any; an unknown one is refused with those that exist', () => {
    expect(parseSeries(new URLSearchParams('serie=flux'))).toEqual({ ok: true, series: 'flux' });
    expect(parseSeries(new URLSearchParams())).toEqual({ ok: true, series: 'phases' });
    expect(parseSeries(new URLSearchParams('serie=toString'))).toMatchObject({
      ok: false,
      faults: [{ parameter: 'serie', accepted: SERIES }],
    });
  });

  test.each([
    [{ kind: 'movements', movement: 'arrivees', year: '2023' }, 'Arrivées de 2023'],
    [{ kind: 'movements', movement: null, year: '2023' }, 'Arrivées et départs de 2023'],
    [{ kind: 'movements', movement: 'arrets', year: null }, 'Arrêts'],
    [{ kind: 'durations', phase: 'construction' }, 'Durée des phases « Construction »'],
  ] as const)('of a list reads back to it: %o', (list, title) => {
    const { searchParams } = new URL(hrefOfList(list), 'http://localhost');
    expect(parseStatisticsQuery(searchParams)).toEqual({ ok: true, list });
    expect(titleOfList(list)).toBe(title);
  });

  test('without a list is that of the figures', () => {
    expect(parseStatisticsQuery(new URLSearchParams('x=1&annee='))).toEqual({ ok: true, list: null });
  });

  test.each([
    ['mouvement=x', 'mouvement'],
    ['annee=23', 'annee'],
    ['duree=longue', 'duree'],
  ])('%s is refused by name', (text, parameter) => {
    const parsed = parseStatisticsQuery(new URLSearchParams(text));
    expect(parsed).toMatchObject({ ok: false, faults: [{ parameter }] });
  });
});
