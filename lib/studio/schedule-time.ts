import { instantsOfMinute, isDay } from '#lib/clock.ts';

/** Of an hour that comes twice when the clocks go back: the first is still summer’s, the second is winter’s. */
export const OCCURRENCES = ['first', 'second'] as const;
export type Occurrence = (typeof OCCURRENCES)[number];

export type TimeProblem = 'invalid-time' | 'no-such-hour' | 'hour-twice' | 'past' | 'too-far';

const YEAR_MS = 366 * 86_400_000;
/** Beyond, it is a slip of the keyboard. */
const MOST_MS = 2 * YEAR_MS;
const MINUTE = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/;

function isMinute(text: string): boolean {
  return MINUTE.test(text) && isDay(text.slice(0, 10));
}

/** The instant that someone means by an hour in Paris, or why it cannot be told or taken. */
export function readScheduleTime(
  minute: string,
  occurrence: Occurrence | null,
  now: Date,
): { instant: Date } | { problem: TimeProblem } {
  if (!isMinute(minute)) return { problem: 'invalid-time' };
  const [first, second] = instantsOfMinute(minute);
  if (!first) return { problem: 'no-such-hour' };
  if (second && occurrence === null) return { problem: 'hour-twice' };
  const instant = second && occurrence === 'second' ? second : first;
  if (instant <= now) return { problem: 'past' };
  if (instant.getTime() > now.getTime() + MOST_MS) return { problem: 'too-far' };
  return { instant };
}
