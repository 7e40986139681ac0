import { isDay } from '#lib/clock.ts';
import type { AskedTime } from './schedule.ts';

/** A date and an hour as a form shows them. */
export interface TimeFields {
  day: string;
  hour: string;
}

const HOUR = /^([01]\d|2[0-3]):[0-5]\d/;

/** What a form says of an hour; what cannot be read is an hour that nothing takes. */
export function readTimeForm(form: Pick<URLSearchParams, 'get'>): AskedTime {
  const day = form.get('jour') ?? '';
  const hour = HOUR.exec(form.get('heure') ?? '')?.[0] ?? '';
  const which = form.get('fois');
  return {
    minute: isDay(day) && hour !== '' ? `${day}T${hour}` : '',
    occurrence: which === 'first' || which === 'second' ? which : null,
  };
}

/** The hour that was refused, in the address of the page that asks again. */
export function writeTimeQuery({ minute }: Pick<AskedTime, 'minute'>): string {
  const [jour = '', heure = ''] = minute.split('T');
  return new URLSearchParams({ jour, heure }).toString();
}

export function readTimeQuery({ jour, heure }: { jour?: string; heure?: string }): TimeFields | undefined {
  if (jour === undefined && heure === undefined) return undefined;
  const [day = '', hour = ''] = readTimeForm(
    new URLSearchParams({ jour: jour ?? '', heure: heure ?? '' }),
  ).minute.split('T');
  return { day, hour };
}
