import { describe, expect, test } from 'vitest';
import {
  dayOf,
  instantOfDay,
  instantOfMinute,
  instantsOfMinute,
  isDay,
  localMinute,
  monthsBefore,
} from './clock.ts';

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

test.each([
  ['2027-03-28T02:00', []],
  ['2027-03-28T02:59', []],
  ['2027-03-28T03:00', ['2027-03-28T01:00:00.000Z']],
  ['2026-10-25T02:00', ['2026-10-25T00:00:00.000Z', '2026-10-25T01:00:00.000Z']],
  ['2026-10-25T02:59', ['2026-10-25T00:59:00.000Z', '2026-10-25T01:59:00.000Z']],
  ['2026-10-25T03:00', ['2026-10-25T02:00:00.000Z']],
])('a clock in Paris shows %s at %j', (minute, instants) => {
  expect(instantsOfMinute(minute).map((instant) => instant.toISOString())).toEqual(instants);
});

test('a minute that is skipped has passed once the clocks have jumped over it', () => {
  expect(instantOfMinute('2027-03-28T02:30')).toBe('2027-03-28T01:00:00.000Z');
});

test.each(['2026-10-24T22:00:00Z', '2027-03-27T22:00:00Z'])(
  'through the night that begins at %s, what is due stays due, at the instant that is told of it',
  (start) => {
    const instants = Array.from({ length: 360 }, (_, rank) => new Date(Date.parse(start) + rank * 60_000));
    const minutes = instants.map(localMinute);
    expect(minutes).toEqual([...minutes].sort());
    // Each minute that a clock could show, the skipped and the doubled ones too.
    for (let rank = 0; rank < 300; rank += 1) {
      const day = start.slice(0, 8) + String(Number(start.slice(8, 10)) + 1).padStart(2, '0');
      const due = `${day}T${String(Math.floor(rank / 60)).padStart(2, '0')}:${String(rank % 60).padStart(2, '0')}`;
      const first = instants.find((_, at) => (minutes[at] ?? '') >= due);
      expect(first?.toISOString()).toBe(instantOfMinute(due));
    }
  },
);

test.each([
  ['2026-11-02', 12, '2025-11-02'],
  ['2028-02-29', 12, '2027-02-28'],
  ['2027-01-31', 3, '2026-10-31'],
  ['2027-05-31', 3, '2027-02-28'],
  ['2026-08-31', 6, '2026-02-28'],
])('%s less %i months is %s', (day, months, before) => {
  expect(monthsBefore(day, months)).toBe(before);
});
