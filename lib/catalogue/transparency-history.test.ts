import { expect, test } from 'vitest';
import { shareOfDay, type TransparencyDay } from './transparency-history.ts';

const day = (name: string, code: number, products = 4): TransparencyDay => ({
  day: name,
  products,
  published: { code, budget: 0 },
});

test('the share is of all that is owed; nothing is owed without a product', () => {
  expect(shareOfDay(day('2026-11-27', 2))).toBe(0.25);
  expect(shareOfDay(day('2026-11-27', 0, 0))).toBe(0);
});
