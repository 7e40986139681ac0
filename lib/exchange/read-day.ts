import { dayOf, isDay, type Day } from '#lib/clock.ts';

/** A day as a source writes it. `rewritten`: what was read is a guess that someone should verify. */
export interface ReadDay {
  day: Day;
  rewritten: boolean;
}

const pad = (text: string): string => text.padStart(2, '0');

function found(day: string, rewritten: boolean): ReadDay | undefined {
  return isDay(day) ? { day, rewritten } : undefined;
}

/**
 * Days as YAML, JSON and people write them. An instant with its zone is the day it was in Paris; a month or a year alone
 * is its first day, which is said.
 */
export function readDay(value: unknown): ReadDay | undefined {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : found(dayOf(value), false);
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value).trim();
  const exact = found(text, false);
  if (exact) return exact;
  const instant =
    /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:?\d{2}(?::?\d{2}(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2}|[A-Z]{3,5})?$/i.exec(
      text,
    );
  if (instant) {
    const [, day = '', zone] = instant;
    const date =
      zone && /^(Z|[+-])/i.test(zone) ? new Date(text.replace(' ', 'T').replace(/\s/g, '')) : undefined;
    return date && !Number.isNaN(date.getTime()) ? found(dayOf(date), false) : found(day, false);
  }
  const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (yearFirst)
    return found(`${yearFirst[1] ?? ''}-${pad(yearFirst[2] ?? '')}-${pad(yearFirst[3] ?? '')}`, true);
  const dayFirst = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  if (dayFirst)
    return found(`${dayFirst[3] ?? ''}-${pad(dayFirst[2] ?? '')}-${pad(dayFirst[1] ?? '')}`, true);
  const partial = /^(\d{4})(?:-(\d{1,2}))?$/.exec(text);
  return partial ? found(`${partial[1] ?? ''}-${pad(partial[2] ?? '1')}-01`, true) : undefined;
}
