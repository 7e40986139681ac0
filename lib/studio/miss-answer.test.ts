import { expect, test } from 'vitest';
import { ANSWER_MAX_LENGTH, afterMissAnswer, readRefusedAnswer } from './miss-answer.ts';

const answer = { kind: 'address', text: '/ancienne?a=1', typed: '/nulle part' } as const;
const paramsOf = (address: string) =>
  Object.fromEntries(new URL(address, 'https://exemple.fr').searchParams.entries());

test('an answer that is taken leads back with its notice alone', () => {
  expect(afterMissAnswer({ outcome: 'done' }, answer)).toBe('/studio/introuvables?avis=redirection-ajoutee');
});

test('one that is refused comes back at its line, with what was typed and why', () => {
  const address = afterMissAnswer({ outcome: 'no-page' }, answer);
  expect(address).toMatch(/#refus$/);
  expect(readRefusedAnswer(paramsOf(address))).toEqual({
    ...answer,
    reason: 'Aucune page du portail ne répond à cette adresse.',
  });
});

test('what is typed beyond the longest answer is cut', () => {
  const address = afterMissAnswer({ outcome: 'invalid' }, { ...answer, typed: 'a'.repeat(5_000) });
  expect(readRefusedAnswer(paramsOf(address))?.typed).toHaveLength(ANSWER_MAX_LENGTH);
});

test.each([
  {},
  { avis: 'inconnu', texte: 'a', saisie: 'b' },
  { avis: 'synonyme-ajoute', texte: 'a', saisie: 'b' },
])('an address that says no refusal gives none: %j', (query) => {
  expect(readRefusedAnswer(query)).toBeUndefined();
});
