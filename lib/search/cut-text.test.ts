import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyse, fold, isStopWord, stem } from './analyse.ts';
import { cutShortText, cutText, listSought } from './cut-text.ts';

const wordsOf = (text: string, terms: ReadonlySet<string>): string[] => {
  const cut = cutText(text);
  return listSought(cut, terms).map((rank) => {
    const start = cut.starts[rank] ?? -1;
    return text.slice(start, start + (cut.table.lengths[cut.words[rank] ?? -1] ?? 0));
  });
};

const sentence = fc
  .array(
    fc.constantFrom('Santé', 'santés', 'SANTE', 'la', 'l’emploi', 'Œuvre', 'oeuvres', '2024', '—', 'é'),
    {
      maxLength: 30,
    },
  )
  .map((words) => words.join(' '));

test('the words sought are those that one would find by looking at each', () => {
  fc.assert(
    fc.property(sentence, sentence, (text, query) => {
      const terms = new Set(analyse(query));
      const expected = (text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).filter(
        (word) => !isStopWord(word) && (terms.has(stem(word.toLowerCase())) || terms.has(fold(word))),
      );
      expect(wordsOf(text, terms)).toEqual(expected);
    }),
  );
});

test('texts cut before and after the table of words is full are searched alike', () => {
  const terms = new Set(analyse('logement'));
  const before = cutText('Un logement pour tous');
  const many = Array.from({ length: 60_000 }, (_, rank) => `mot${rank}`).join(' ');
  expect(cutText(many).words).toHaveLength(60_000);
  const after = cutText('Un logement pour tous');
  expect(after.table).not.toBe(before.table);
  expect(listSought(before, terms)).toEqual([1]);
  expect(listSought(after, terms)).toEqual([1]);
  expect(listSought(before, terms)).toEqual([1]);
});

test('a word first met after its question was asked is judged too', () => {
  const terms = new Set(['jamaisvu']);
  expect(wordsOf('rien ici', terms)).toEqual([]);
  expect(wordsOf(`${'autre '.repeat(3)} jamaisvu`, terms)).toEqual(['jamaisvu']);
});

test('a short text is cut once', () => {
  expect(cutShortText('Un nom court')).toBe(cutShortText('Un nom court'));
});
