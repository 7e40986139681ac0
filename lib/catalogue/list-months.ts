import type { Day } from '#lib/clock.ts';

/** Months shown at most, today's included. */
const MOST_MONTHS = 36;

/** The last figures known in each month, the oldest first, and those of today last: a month without change repeats none. */
export function listMonths<T extends { day: Day }>(recorded: readonly T[], today: T): T[] {
  const months = new Map<string, T>();
  for (const day of recorded) if (day.day < today.day) months.set(day.day.slice(0, 7), day);
  months.delete(today.day.slice(0, 7));
  return [...[...months.values()].slice(1 - MOST_MONTHS), today];
}
