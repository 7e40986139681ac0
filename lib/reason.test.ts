import { expect, test } from 'vitest';
import { readReason, readWord, REASON_MAX, TooLongError, WORD_MAX } from './reason.ts';

test.each([
  [null, null],
  ['', null],
  ['  \n', null],
  [' Doublon ', 'Doublon'],
  [` ${'x'.repeat(REASON_MAX)} `, 'x'.repeat(REASON_MAX)],
])('the reason %j is kept as %j', (text, kept) => {
  expect(readReason(text)).toBe(kept);
});

test('what is too long is refused, never cut', () => {
  expect(() => readReason('x'.repeat(REASON_MAX + 1))).toThrow(TooLongError);
  expect(() => readReason('x'.repeat(REASON_MAX + 1))).toThrow('dépasse 500 caractères');
  expect(() => readWord('x'.repeat(WORD_MAX + 1))).toThrow('dépasse 300 caractères');
});
