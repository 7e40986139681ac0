import { TIME_ZONE } from '#lib/clock.ts';

const FORMAT = new Intl.DateTimeFormat('fr-FR', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: TIME_ZONE,
});

/** « 26 novembre 2026 à 23:05 », in Paris. */
export function formatInstant(instant: string): string {
  return FORMAT.format(new Date(instant));
}
