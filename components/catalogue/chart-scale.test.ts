import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listTicks, spreadLabels, wordShare } from './chart-scale.ts';

test.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [5, [0, 1, 2, 3, 4, 5]],
  [37, [0, 10, 20, 30, 40]],
  [662, [0, 200, 400, 600, 800]],
])('the graduations of %i', (max, ticks) => {
  expect(listTicks(max)).toEqual(ticks);
});

test.each([
  [0, '0 %'],
  [0.001, '< 1 %'],
  [0.01, '1 %'],
  [0.999, '99 %'],
  [1, '100 %'],
])('the share %d is said « %s »', (share, words) => {
  expect(wordShare(share)).toBe(words);
});

test('graduations are few, whole, evenly spaced, and hold what is drawn', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), (max) => {
      const ticks = listTicks(max);
      expect(ticks.length).toBeLessThanOrEqual(6);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(max);
      expect(ticks).toEqual(ticks.map((_, rank) => rank * (ticks[1] ?? 0)));
      expect(Number.isInteger(ticks[1])).toBe(true);
    }),
  );
});

test('labels keep their order and their distance, inside the chart', () => {
  const heights = fc
    .array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 })
    .map((list) => list.sort((a, b) => a - b));
  fc.assert(
    fc.property(heights, (wanted) => {
      const placed = spreadLabels(wanted, 0.1);
      for (const [rank, height] of placed.entries()) {
        expect(height).toBeLessThanOrEqual(1);
        expect(height).toBeGreaterThanOrEqual(-1e-9);
        const before = placed[rank - 1];
        if (before !== undefined) expect(height - before).toBeGreaterThanOrEqual(0.1 - 1e-9);
      }
    }),
  );
  expect(spreadLabels([0.2, 0.8], 0.1)).toEqual([0.2, 0.8]);
});
