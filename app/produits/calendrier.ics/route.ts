import { getChangesCalendar } from '#lib/catalogue/changes-calendar.ts';
import { readListQuery } from '#lib/catalogue/list-exports.ts';
import { getEnv } from '#lib/env.ts';
import { ICALENDAR_TYPE, writeCalendar } from '#lib/http/icalendar.ts';
import { getSettings } from '#lib/portal/current.ts';

export const dynamic = 'force-dynamic';

/** The announced changes of phase among the products of a list. */
export function GET(request: Request): Response {
  const context = { site: getEnv().SITE_URL, settings: getSettings() };
  return new Response(writeCalendar(getChangesCalendar(readListQuery(request), context)), {
    headers: { 'Content-Type': ICALENDAR_TYPE },
  });
}
