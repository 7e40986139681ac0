import { expect, test } from 'vitest';
import { listMissingFacts } from './missing-facts.ts';
import { productAt } from './snapshot.ts';
import { makeProduct } from './testing/make-product.ts';

const missingOf = (change: Parameters<typeof makeProduct>[0]) =>
  listMissingFacts(productAt(makeProduct(change), '2026-11-27'));

test('a sheet on paper says what it lacks in the words of the studio', () => {
  expect(missingOf({ audiences: [], themes: [], sponsors: [] })).toEqual(
    expect.arrayContaining([
      'Administration porteuse non renseignée',
      'Public non renseigné',
      'Thème non renseigné',
    ]),
  );
});

test('only a product that is stopped owes a reason', () => {
  const stopped = [{ name: 'abandon' as const, start: '2025-01-01' }];
  const words = 'Raison de l’arrêt non publiée';
  expect(missingOf({ phases: stopped, endReason: null })).toContain(words);
  expect(missingOf({ phases: stopped, endReason: 'Fin.' })).not.toContain(words);
  expect(missingOf({ endReason: null })).not.toContain(words);
});
