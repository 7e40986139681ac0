import { expect, test } from 'vitest';
import { describeQuery } from './describe-query.ts';
import { EMPTY_QUERY, toggleChoice } from './query.ts';

test('the whole catalogue needs no words', () => {
  expect(describeQuery(EMPTY_QUERY, [])).toBe('');
});

test('each choice is said, an unknown one as it is written', () => {
  const query = { ...toggleChoice(EMPTY_QUERY, 'statut', 'arrete'), q: 'santé', asOf: '2023-01-01', page: 2 };
  const facets = [
    {
      name: 'statut',
      label: 'Statut',
      values: [{ value: 'arrete', label: 'Arrêté', count: 1, chosen: true }],
    },
  ] as const;
  expect(describeQuery(query, [{ ...facets[0], values: [...facets[0].values] }])).toBe(
    '« santé », Arrêté, au 1er janvier 2023, page 2',
  );
  expect(describeQuery(toggleChoice(EMPTY_QUERY, 'phase', 'x'), [])).toBe('x');
});
