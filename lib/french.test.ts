import { expect, test } from 'vitest';
import { formatCount, formatDate, formatOn, formatOrigin, hostOf } from './french.ts';

test.each([
  ['2024-01-01', '1er janvier 2024'],
  ['2023-12-31', '31 décembre 2023'],
  ['2021-07', 'juillet 2021'],
  ['2024', '2024'],
  ['25-03-2022', '25-03-2022'],
  ['2022-13-01', '2022-13-01'],
])('%s is « %s »', (date, words) => {
  expect(formatDate(date)).toBe(words);
});

test('a day takes its article, a month and a year do not', () => {
  expect([formatOn('2024-02-29'), formatOn('2024-02')]).toEqual(['le 29 février 2024', 'février 2024']);
});

test('an origin says its date once', () => {
  expect(formatOrigin('fiche consultée le 20 août 2026', '2026-08-20')).toBe(
    'fiche consultée le 20 août 2026',
  );
  expect(formatOrigin('Insee', '2022-03')).toBe('Insee, mars 2022');
  expect(formatOrigin(undefined, '2022')).toBe('2022');
});

test('zero and one are singular', () => {
  const count = (n: number) => formatCount(n, 'produit', 'produits');
  expect([count(0), count(1), count(2)]).toEqual(['0 produit', '1 produit', '2 produits']);
});

test('a link says its host', () => {
  expect(hostOf('https://www.example.fr/a?b')).toBe('example.fr');
});
