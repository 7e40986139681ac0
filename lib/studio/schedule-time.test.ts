import { expect, test } from 'vitest';
import { readScheduleTime } from './schedule-time.ts';
import { formatDue } from './schedule-words.ts';

const NOW = new Date('2026-06-01T08:00:00Z');
const read = (minute: string, occurrence: 'first' | 'second' | null = null) => {
  const time = readScheduleTime(minute, occurrence, NOW);
  return 'problem' in time ? time.problem : time.instant.toISOString();
};

test.each([
  ['2026-07-01T09:30', '2026-07-01T07:30:00.000Z'],
  ['2026-12-01T09:30', '2026-12-01T08:30:00.000Z'],
  // The night to summer time: what the clocks jump over does not exist.
  ['2027-03-28T01:59', '2027-03-28T00:59:00.000Z'],
  ['2027-03-28T02:00', 'no-such-hour'],
  ['2027-03-28T02:30', 'no-such-hour'],
  ['2027-03-28T02:59', 'no-such-hour'],
  ['2027-03-28T03:00', '2027-03-28T01:00:00.000Z'],
  // The night to winter time: an hour comes twice.
  ['2026-10-25T01:59', '2026-10-24T23:59:00.000Z'],
  ['2026-10-25T02:00', 'hour-twice'],
  ['2026-10-25T02:59', 'hour-twice'],
  ['2026-10-25T03:00', '2026-10-25T02:00:00.000Z'],
  ['2026-06-01T10:00', 'past'],
  ['2026-06-01T10:01', '2026-06-01T08:01:00.000Z'],
  ['2028-07-01T10:00', 'too-far'],
  ['', 'invalid-time'],
  ['2026-06-31T10:00', 'invalid-time'],
  ['2026-07-01T24:00', 'invalid-time'],
  ['2026-07-01T10:00:00', 'invalid-time'],
])('%s in Paris is %s', (minute, expected) => {
  expect(read(minute)).toBe(expected);
});

test('of an hour that comes twice, the one that is asked', () => {
  expect(read('2026-10-25T02:30', 'first')).toBe('2026-10-25T00:30:00.000Z');
  expect(read('2026-10-25T02:30', 'second')).toBe('2026-10-25T01:30:00.000Z');
  // Asked of another hour, it says nothing.
  expect(read('2026-10-25T03:30', 'first')).toBe('2026-10-25T02:30:00.000Z');
});

test('the words tell which of the two', () => {
  const said = (dueAt: string) => formatDue({ minute: '2026-10-25T02:30', dueAt });
  expect(said('2026-10-25T00:30:00.000Z')).toBe('25 octobre 2026 à 02:30 (heure d’été)');
  expect(said('2026-10-25T01:30:00.000Z')).toBe('25 octobre 2026 à 02:30 (heure d’hiver)');
  expect(formatDue({ minute: '2026-10-25T03:30', dueAt: '2026-10-25T02:30:00.000Z' })).toBe(
    '25 octobre 2026 à 03:30',
  );
});
