import { expect, test } from 'vitest';
import { insertBlocks, insertPiece, levelAbove } from './insert-piece.ts';

test('a piece takes the place of what is selected', () => {
  expect(insertPiece({ text: 'un deux', start: 3, end: 7 }, 'trois')).toEqual({
    text: 'un trois',
    start: 8,
    end: 8,
  });
});

test.each([
  ['an empty text', '', 0, 'x\n'],
  ['the end of a line', 'a', 1, 'a\n\nx\n'],
  ['the last line', 'a\n', 1, 'a\n\nx\n'],
  ['the middle of a line', 'ab', 1, 'a\n\nx\n\nb'],
  ['an empty line', 'a\n\n\n\nb', 3, 'a\n\nx\n\nb'],
  ['the beginning of a line', 'a\nb', 2, 'a\n\nx\n\nb'],
])('blocks are set apart from what is around: %s', (_, text, at, expected) => {
  expect(insertBlocks({ text, start: at, end: at }, 'x').text).toBe(expected);
});

test('the last heading before the cursor is found, not a comment of code', () => {
  expect(levelAbove('Texte')).toBe(1);
  expect(levelAbove('## a\n\n### b\n\ntexte')).toBe(3);
  expect(levelAbove('## a\n\n```sh\n#### b\n```\n')).toBe(2);
});
