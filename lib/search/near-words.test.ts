import fc from 'fast-check';
import { expect, test } from 'vitest';
import { soundOf, spellingDistance } from './distance.ts';
import { NearWords } from './near-words.ts';

const word = fc.string({
  unit: fc.constantFrom(...'a e i o s c t m n p r'.split(' ')),
  minLength: 3,
  maxLength: 10,
});

/** A word and the same with up to three slips. */
const slipped = fc
  .tuple(
    word,
    fc.array(fc.tuple(fc.nat(9), fc.constantFrom('drop', 'double', 'swap', 'e', 'm')), { maxLength: 3 }),
  )
  .map(([text, slips]) =>
    slips.reduce((other, [place, slip]) => {
      const at = place % Math.max(1, other.length - 1);
      const [before, letter, next, rest] = [
        other.slice(0, at),
        other[at] ?? '',
        other[at + 1] ?? '',
        other.slice(at + 2),
      ];
      if (slip === 'drop') return before + next + rest;
      if (slip === 'double') return before + letter + letter + next + rest;
      if (slip === 'swap') return before + next + letter + rest;
      return before + slip + next + rest;
    }, text),
  );

function listSlowly(words: readonly string[], asked: string): Set<string> {
  const tolerance = asked.length <= 4 ? 1 : asked.length <= 7 ? 1.6 : 2.2;
  return new Set(
    words.filter(
      (other) =>
        Math.abs(other.length - asked.length) <= 3 && spellingDistance(asked, other, tolerance) < Infinity,
    ),
  );
}

test('no word within the tolerance is passed over for its letters or its length', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.oneof(word, slipped), { maxLength: 40 }), slipped, (texts, asked) => {
      const words = texts.filter(({ length }) => length >= 3);
      const near = new NearWords(() => 1);
      for (const other of words) near.add(other);
      const found = new Map(near.list(asked, 100).map((item) => [item.word, item.distance]));
      if (asked.length < 4) expect(found.size).toBe(0);
      else {
        const expected = listSlowly(words, asked);
        for (const other of expected) expect(found.has(other), `${asked} → ${other}`).toBe(true);
        for (const other of found.keys()) {
          expect(expected.has(other) || soundOf(other) === soundOf(asked)).toBe(true);
        }
      }
    }),
    { numRuns: 1_000 },
  );
});

test('a word taken out is no longer found', () => {
  const near = new NearWords(() => 1);
  near.add('maraude');
  near.add('marande');
  expect(near.list('maraudes', 5).map(({ word: found }) => found)).toEqual(['maraude', 'marande']);
  near.remove('maraude');
  expect(near.list('maraudes', 5).map(({ word: found }) => found)).toEqual(['marande']);
});
