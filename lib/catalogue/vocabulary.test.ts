import { expect, test } from 'vitest';
import { makeTermFinder } from './vocabulary.ts';

const find = makeTermFinder({
  'agents-publics': { label: 'Agents publics', also: ['etat', 'agent public'] },
  mtei: { label: 'Ministère du Travail', acronym: 'MTEI', also: [] },
});

test.each(['Agents publics', 'agent public', 'etat', 'État', 'AGENTS PUBLICS'])(
  '“%s” is one audience',
  (value) => {
    expect(find(value)).toMatchObject({ id: 'agents-publics', label: 'Agents publics', known: true });
  },
);

test('an organisation is found by its path', () => {
  expect(find('/organisations/mtei')).toEqual({
    id: 'mtei',
    label: 'Ministère du Travail',
    acronym: 'MTEI',
    known: true,
  });
});

test('an unknown value is kept and said to be unknown', () => {
  expect(find(' Pêche à pied ')).toEqual({
    id: 'peche-a-pied',
    label: 'Pêche à pied',
    acronym: null,
    known: false,
  });
});
