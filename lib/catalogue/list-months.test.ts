import { expect, test } from 'vitest';
import { listMonths } from './list-months.ts';

test('a month shows its last figures, the one under way those of today', () => {
  const recorded = ['2026-08-30', '2026-09-02', '2026-09-29', '2026-11-03'].map((day) => ({ day }));
  const today = { day: '2026-11-27' };
  expect(listMonths(recorded, today).map((month) => month.day)).toEqual([
    '2026-08-30',
    '2026-09-29',
    '2026-11-27',
  ]);
});

test('no more than three years are shown, and nothing from after today', () => {
  const recorded = Array.from({ length: 60 }, (_, month) => ({
    day: `${2022 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-15`,
  }));
  const months = listMonths(recorded, { day: '2026-11-10' });
  expect(months).toHaveLength(36);
  expect(months.at(-1)?.day).toBe('2026-11-10');
  expect(months.every((month) => month.day <= '2026-11-10')).toBe(true);
});
