import { describe, expect, test } from 'vitest';
import { dayOf, instantOfDay, instantOfMinute, isDay, localMinute } from './clock.ts';

describe('the portal’s day is the day in Paris', () => {
  test.each([
    ['2026-07-01T22:30:00Z', '2026-07-02T00:30'],
    ['2026-01-01T22:30:00Z', '2026-01-01T23:30'],
    ['2026-03-29T01:00:00Z', '2026-03-29T03:00'],
  ])('%s is %s', (instant, local) => {
    expect(localMinute(new Date(instant))).toBe(local);
    expect(dayOf(new Date(instant))).toBe(local.slice(0, 10));
  });
});

test.each([
  ['2024-02-29', true],
  ['2023-02-29', false],
  ['2024-13-01', false],
  ['24-01-01', false],
  ['2024-01-01T00:00', false],
])('isDay(%s) is %s', (text, expected) => {
  expect(isDay(text)).toBe(expected);
});

test.each([
  '2026-07-01T09:30',
  '2026-01-01T09:30',
  '2026-03-29T03:00',
  '2026-10-25T02:30',
  '2026-10-25T03:00',
])('instantOfMinute(%s) is that minute in Paris', (minute) => {
  expect(localMinute(new Date(instantOfMinute(minute)))).toBe(minute);
});

test('instantOfDay is an instant of that day in Paris, in winter and in summer', () => {
  for (const day of ['2026-01-01', '2026-07-01']) expect(dayOf(new Date(instantOfDay(day)))).toBe(day);
});
