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

test.each([
  ['- un\n- |', '- a\n- b', '- un\n- a\n- b'],
  ['- un\n- |\n- deux', '- a\n- b', '- un\n- a\n- b\n- deux'],
  ['- un\n- |\nSuite', '- a', '- un\n- a\n\nSuite'],
  ['> - un\n> - |', '- a\n- b', '> - un\n> - a\n> - b'],
  ['1. un\n2. |', '1. a\n2. b', '1. un\n1. a\n2. b'],
  ['- un\n- |', '1. a', '- un\n\n1. a\n'],
  ['- un\n- |', 'Un paragraphe.\n\nUn autre.', '- un\n\nUn paragraphe.\n\nUn autre.\n'],
  ['- |', '- a\n- b', '- a\n- b'],
])('an item without a word, %j, gives its place to %j', (marked, blocks, expected) => {
  const at = marked.indexOf('|');
  expect(insertBlocks({ text: marked.replace('|', ''), start: at, end: at }, blocks).text).toBe(expected);
});
