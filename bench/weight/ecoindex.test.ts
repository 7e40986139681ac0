import { expect, test } from 'vitest';
import { ecoIndex } from './ecoindex.ts';

test('an empty page has all the points, the heaviest of the web none', () => {
  expect(ecoIndex({ elements: 0, requests: 0, kilobytes: 0 })).toBe(100);
  expect(ecoIndex({ elements: 594601, requests: 3920, kilobytes: 223212.26 })).toBe(0);
  expect(ecoIndex({ elements: 1e9, requests: 1e9, kilobytes: 1e9 })).toBe(0);
});

test('the rank is interpolated inside a class', () => {
  // Ranks: elements 2.5 (half-way from 75 to 159), requests 2, kilobytes 2.
  expect(ecoIndex({ elements: 117, requests: 15, kilobytes: 144.7 })).toBeCloseTo(
    100 - (5 * (3 * 2.5 + 2 * 2 + 2)) / 6,
  );
});
