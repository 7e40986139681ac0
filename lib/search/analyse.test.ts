import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyse, analyseQuery, tokenise } from './analyse.ts';

describe('words that a French reader takes for the same are the same terms', () => {
  test.each([
    ['l’œuvre', 'oeuvre'],
    ["jusqu'aux enfants", 'enfant'],
    ['Santé', 'sante'],
    ['domiciliation', 'domiciliations'],
    ['A.R.S.', 'ars'],
    ['Île-de-France', 'ile de france'],
    ['entreprises', 'ENTREPRISE'],
    ['élève', 'élèves'],
  ])('%s ~ %s', (a, b) => {
    expect(analyse(a)).toEqual(analyse(b));
  });
});

test('names with digits and punctuation keep their parts', () => {
  expect(tokenise('1000 premiers jours, compar:ia, le.taxi')).toEqual([
    '1000',
    'premiers',
    'jours',
    'compar',
    'ia',
    'le',
    'taxi',
  ]);
});

test('stop words alone are still searched', () => {
  expect(analyseQuery('pour les')).toEqual(['pour', 'les']);
});

test('any text is analysed without an error into folded terms', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      for (const term of analyseQuery(text)) expect(term).not.toMatch(/["\s]/);
    }),
    { numRuns: 2_000 },
  );
});
