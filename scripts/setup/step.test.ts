import { expect, test } from 'vitest';
import { duration } from './step.mjs';

test.each([
  [0, '0,0 s'],
  [9_940, '9,9 s'],
  [61_900, '62 s'],
  [99_990, '1 min 40 s'],
  [119_700, '2 min 00 s'],
])('%i ms is %s', (milliseconds, expected) => {
  expect(duration(milliseconds)).toBe(expected);
});
