import { type Day, instantOfDay } from '#lib/clock.ts';
import type { Settings } from './settings.ts';

/** Less than the year that RFC 9116 recommends not to exceed. */
const VALID_MONTHS = 6;

/**
 * Whom to tell of a weakness (RFC 9116). It expires on the first of a month, at least six months from the day given, so
 * that the file is never out of date and does not change each day.
 */
export function writeSecurityText(settings: Settings, site: string, day: Day): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  const expires = new Date(Date.UTC(year, month - 1 + VALID_MONTHS + 1, 1)).toISOString().slice(0, 10);
  const fields = {
    Contact: `mailto:${settings.contact.email}`,
    Expires: instantOfDay(expires),
    'Preferred-Languages': 'fr',
    Canonical: `${site}/.well-known/security.txt`,
  };
  return Object.entries(fields)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
}
