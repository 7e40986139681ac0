import { describe, expect, test } from 'vitest';
import { changeSchema, listChanges } from './changes.ts';
import type { Phase } from './phases.ts';
import type { ProductEvent } from './product.ts';
import { productAt } from './snapshot.ts';
import { makeProduct } from './testing/make-product.ts';

const DAY = '2026-11-22';
const SITE = 'https://exemple.fr';

function changesOf(phases: [Phase['name'], string][], events: [string, string | null][] = [], day = DAY) {
  const product = makeProduct({
    slug: 'mano',
    name: 'Mano',
    phases: phases.map(([name, start]) => ({ name, start })),
    events: events.map(([name, date]): ProductEvent => ({ name, date, comment: null })),
  });
  return listChanges([productAt(product, day)], day, SITE);
}
const brief = (changes: ReturnType<typeof changesOf>) =>
  changes.map(({ kind, date, from, to }) => [kind, date, from, to]);

test('a life, newest first', () => {
  const changes = changesOf(
    [
      ['acceleration', '2021-08-01'],
      ['investigation', '2020-08-01'],
      ['transfere', '2027-03-01'],
      ['construction', '2020-09-01'],
    ],
    [
      ['national_impact', '2025-02-26'],
      ['fast', '2024-01-01'],
      ['committee', null],
    ],
  );
  expect(brief(changes)).toEqual([
    ['announced', '2027-03-01', 'acceleration', 'transfere'],
    ['national_impact', '2025-02-26', null, null],
    ['phase', '2021-08-01', 'construction', 'acceleration'],
    ['phase', '2020-09-01', 'investigation', 'construction'],
    ['entry', '2020-08-01', null, 'investigation'],
  ]);
  expect(changes[0]).toEqual({
    id: 'mano:announced:transfere',
    product: { id: 'mano', name: 'Mano', url: 'https://exemple.fr/produits/mano' },
    kind: 'announced',
    date: '2027-03-01',
    from: 'acceleration',
    to: 'transfere',
    summary: 'Mano doit passer de la phase « Accélération » à la phase « Transféré » le 1er mars 2027.',
  });
  for (const change of changes) expect(changeSchema.parse(change)).toEqual(change);
});

describe('what dates decide', () => {
  test('of two phases that begin the same day, the later in life is the change', () => {
    expect(
      brief(
        changesOf([
          ['construction', '2020-09-01'],
          ['investigation', '2020-09-01'],
          ['opere', '2022-01-01'],
          ['acceleration', '2022-01-01'],
        ]),
      ),
    ).toEqual([
      ['phase', '2022-01-01', 'construction', 'opere'],
      ['entry', '2020-09-01', null, 'construction'],
    ]);
  });

  test('a phase written twice in a row changes nothing', () => {
    expect(
      brief(
        changesOf([
          ['construction', '2020-09-01'],
          ['construction', '2021-09-01'],
        ]),
      ),
    ).toEqual([['entry', '2020-09-01', null, 'construction']]);
  });

  test('a product not begun is announced and has no entry', () => {
    const changes = changesOf([['investigation', '2027-01-01']]);
    expect(brief(changes)).toEqual([['announced', '2027-01-01', null, 'investigation']]);
    expect(changes[0]?.summary).toBe(
      'Mano est annoncé pour le 1er janvier 2027, en phase « Investigation ».',
    );
  });

  test('as of an earlier day, what came later is announced', () => {
    expect(
      brief(
        changesOf(
          [
            ['construction', '2020-09-01'],
            ['acceleration', '2021-08-01'],
          ],
          [['national_impact', '2025-02-26']],
          '2021-01-01',
        ),
      ),
    ).toEqual([
      ['announced', '2025-02-26', null, null],
      ['announced', '2021-08-01', 'construction', 'acceleration'],
      ['entry', '2020-09-01', null, 'construction'],
    ]);
  });
});

describe('ends', () => {
  test('an end phase is an end, not a phase; the end of the service is another unless it is that day', () => {
    const phases: [Phase['name'], string][] = [
      ['construction', '2020-09-01'],
      ['abandon', '2023-01-01'],
    ];
    expect(brief(changesOf(phases, [['end', '2023-01-01']]))).toEqual([
      ['end', '2023-01-01', 'construction', 'abandon'],
      ['entry', '2020-09-01', null, 'construction'],
    ]);
    expect(changesOf(phases, [['end', '2023-06-01']]).map(({ id }) => id)).toEqual([
      'mano:end:service',
      'mano:end:abandon',
      'mano:entry',
    ]);
  });

  test('a product that only has an end entered and ended', () => {
    expect(brief(changesOf([['abandon-investigation', '2020-09-01']]))).toEqual([
      ['end', '2020-09-01', null, 'abandon-investigation'],
      ['entry', '2020-09-01', null, 'abandon-investigation'],
    ]);
  });

  test('an end to come is announced', () => {
    expect(changesOf([['opere', '2020-09-01']], [['end', '2027-01-01']])[0]).toMatchObject({
      kind: 'announced',
      summary: 'La fin du service Mano est annoncée pour le 1er janvier 2027.',
    });
    expect(
      changesOf([
        ['opere', '2020-09-01'],
        ['abandon', '2027-01-01'],
      ])[0],
    ).toMatchObject({ kind: 'announced', summary: 'L’arrêt de Mano est annoncé pour le 1er janvier 2027.' });
  });
});

describe('ids', () => {
  test('tell apart what happens twice', () => {
    const ids = changesOf(
      [
        ['construction', '2020-01-01'],
        ['abandon', '2021-01-01'],
        ['construction', '2022-01-01'],
        ['abandon', '2023-01-01'],
      ],
      [
        ['national_impact', '2020-02-01'],
        ['national_impact', '2022-02-01'],
      ],
    ).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids[0]).toBe('mano:end:abandon:2');
  });

  test('stay the same when a date is put right', () => {
    const ids = (date: string) =>
      changesOf([
        ['construction', '2020-01-01'],
        ['acceleration', date],
      ]).map(({ id }) => id);
    expect(ids('2022-01-01')).toEqual(ids('2022-02-01'));
  });
});
