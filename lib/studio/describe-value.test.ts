import { expect, test } from 'vitest';
import { BETA_KEYS } from '#lib/exchange/sheet.ts';
import { describeValue, labelOf } from './describe-value.ts';

test.each([
  ['link', 'https://un.fr', ['https://un.fr']],
  ['stats', true, ['Oui']],
  ['mon_service_securise', false, ['Non']],
  ['techno', ['go', 'rust'], ['go', 'rust']],
  ['techno', [], ['Rien']],
  ['link', undefined, ['Rien']],
  ['fast', { promotion: 3 }, ['Promotion : 3']],
  [
    'phases',
    [{ name: 'construction', start: '2024-01-01', end: null }],
    ['Phase : Construction · Début : 1er janvier 2024 · Fin : Rien'],
  ],
])('%s %j in words', (key, value, lines) => {
  expect(describeValue(key, value)).toEqual(lines);
});

test('every key of a sheet has a name of its own', () => {
  const labels = [...BETA_KEYS, 'body'].map(labelOf);
  expect(labels.filter((label) => (BETA_KEYS as readonly string[]).includes(label))).toEqual([]);
  expect(new Set(labels).size).toBe(labels.length);
});
