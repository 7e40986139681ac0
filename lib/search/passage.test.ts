import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyse } from './analyse.ts';
import { cutText } from './cut-text.ts';
import { findPassage, markTerms } from './passage.ts';

const terms = new Set(analyse('femme enceinte'));

test('forms of the words sought are marked, the rest is kept', () => {
  expect(markTerms('Des femmes enceintes, sans abri.', terms)).toEqual([
    { text: 'Des ', hit: false },
    { text: 'femmes', hit: true },
    { text: ' ', hit: false },
    { text: 'enceintes', hit: true },
    { text: ', sans abri.', hit: false },
  ]);
});

test('the passage holds most of the words sought', () => {
  const text = `Une femme. ${'Autre chose ici. '.repeat(30)}Les femmes enceintes en précarité. ${'Fin du texte. '.repeat(30)}`;
  const passage =
    findPassage(cutText(text), terms, 120)
      ?.map((piece) => piece.text)
      .join('') ?? '';
  expect(passage).toContain('femmes enceintes');
  expect(passage.length).toBeLessThan(130);
  expect(passage).toMatch(/^… .* …$/);
});

test('a text without the words has no passage', () => {
  expect(findPassage(cutText('Rien ici.'), terms, 100)).toBeUndefined();
});

test('marking never changes the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      expect(
        markTerms(text, terms)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
    }),
  );
});
