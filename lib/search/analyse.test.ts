import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyse, analyseName, tokenise } from './analyse.ts';

describe('words that a French reader takes for the same are the same terms', () => {
  test.each([
    ['l’œuvre', 'oeuvre'],
    ['cæcum', 'caecum'],
    ['ÆQUO', 'aequo'],
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

test('a name is found by its parts and in one word', () => {
  expect(analyseName('DomiFa')).toEqual(['domif', 'dom', 'fa']);
  expect(analyseName('1000 premiers jours')).toContain('1000premiersjours');
});

test('any text is analysed without an error into folded terms', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      for (const term of [...analyse(text), ...analyseName(text)]) expect(term).not.toMatch(/["\s]/);
    }),
    { numRuns: 2_000 },
  );
});

test('words are those between the characters that are neither letters, numbers, marks nor apostrophes', () => {
  const text = fc.array(
    fc.oneof(
      fc.constantFrom(' ', '.', ',', '-', '\n', '’', "'", 'é', 'œ', 'A', '1', 'Î', 'ß', '€'),
      fc.string({ unit: 'binary', maxLength: 2 }),
    ),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(text, (pieces) => {
      const plain = pieces.join('').normalize('NFKC').toLowerCase();
      const words = plain.split(/[^\p{L}\p{N}\p{M}'’]+/u).filter((word) => word && !/['’]/.test(word));
      // Dotted acronyms are told apart by another test.
      if (!plain.includes('.')) expect(tokenise(plain)).toEqual(expect.arrayContaining(words));
    }),
    { numRuns: 1_000 },
  );
});
