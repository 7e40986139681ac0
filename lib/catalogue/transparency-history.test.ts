import { expect, test } from 'vitest';
import { listMonths, shareOfDay, type TransparencyDay } from './transparency-history.ts';

const day = (name: string, code: number, products = 4): TransparencyDay => ({
  day: name,
  products,
  published: { code, budget: 0 },
});

test('the share is of all that is owed; nothing is owed without a product', () => {
  expect(shareOfDay(day('2026-11-27', 2))).toBe(0.25);
  expect(shareOfDay(day('2026-11-27', 0, 0))).toBe(0);
});

test('a month shows its last figures, the one under way those of today', () => {
  const recorded = ['2026-08-30', '2026-09-02', '2026-09-29', '2026-11-03'].map((name, rank) =>
    day(name, rank),
  );
  const today = day('2026-11-27', 4);
  expect(listMonths(recorded, today).map((month) => month.day)).toEqual([
    '2026-08-30',
    '2026-09-29',
    '2026-11-27',
  ]);
});

test('no more than three years are shown, and nothing from after today', () => {
  const recorded = Array.from({ length: 60 }, (_, month) =>
    day(`${2022 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-15`, 1),
  );
  const months = listMonths(recorded, day('2026-11-10', 1));
  expect(months).toHaveLength(36);
  expect(months.at(-1)?.day).toBe('2026-11-10');
  expect(months.every((month) => month.day <= '2026-11-10')).toBe(true);
});
