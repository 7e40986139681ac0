/** A day of the calendar, `YYYY-MM-DD`, in the portal's time zone. */
export type Day = string;

export const TIME_ZONE = 'Europe/Paris';

export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

const parisParts = new Intl.DateTimeFormat('sv-SE', {
  timeZone: TIME_ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** What a clock in Paris shows, `YYYY-MM-DDTHH:MM`. */
function shownMinute(instant: Date): string {
  return parisParts.format(instant).replace(' ', 'T');
}

/**
 * The local minute in Paris: the form of `publish_at` and `expire_at`, which compare as text. It never goes back: in
 * autumn it waits at 01:59 until the hour that comes twice is there for the second time, so that what falls due in that
 * hour does so once.
 */
export function localMinute(instant: Date): string {
  const shown = shownMinute(instant);
  const second = shown.slice(11, 13) === '02' ? instantsOfMinute(shown)[1] : undefined;
  return second && instant < second ? `${shown.slice(0, 11)}01:59` : shown;
}

export function dayOf(instant: Date): Day {
  return localMinute(instant).slice(0, 10);
}

/** A day has no hour; midnight in Greenwich is that same day in Paris, in winter and in summer. */
export function instantOfDay(day: Day): string {
  return `${day}T00:00:00.000Z`;
}

/** The instants at which a clock in Paris shows a minute: none for an hour that is skipped, two for one that comes twice. */
export function instantsOfMinute(minute: string): Date[] {
  const summer = new Date(`${minute}:00+02:00`);
  const winter = new Date(`${minute}:00+01:00`);
  return [summer, winter].filter((instant) => shownMinute(instant) === minute);
}

/**
 * The instant of a local minute in Paris; of the hour that comes twice in autumn, the second. A minute that is skipped in
 * spring has passed when the clocks have jumped over it.
 */
export function instantOfMinute(minute: string): string {
  const instant = instantsOfMinute(minute).at(-1);
  if (instant) return instant.toISOString();
  const jump = new Date(`${minute}:00+01:00`);
  jump.setUTCMinutes(0);
  return jump.toISOString();
}

/** The day so many months before another; of a month too short, its last. */
export function monthsBefore(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, lastOfMonth))).toISOString().slice(0, 10);
}

export function today(clock: Clock = systemClock): Day {
  return dayOf(clock.now());
}

/** A day, a month or a year: `2024-02-29`, `2024-02`, `2024`. */
export function isPartialDay(text: string): boolean {
  return isDay(text) || /^\d{4}(-(0[1-9]|1[0-2]))?$/.test(text);
}

/** True for a day that exists in the calendar: 2024-02-30 does not. */
export function isDay(text: string): text is Day {
  const [, month = '', day = ''] = /^\d{4}-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (day === '') return false;
  // Every month has them: only the last days of a month need the calendar, which takes ten times longer.
  if (day >= '01' && day <= '28' && month >= '01' && month <= '12') return true;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
