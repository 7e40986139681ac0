import { listPortalDays } from '#db/queries/portal-days.ts';
import { allow } from '#lib/auth/guard.ts';
import type { Actor } from '#lib/auth/permissions.ts';
import { listMonths } from '#lib/catalogue/list-months.ts';
import { KINDS } from '#lib/content/kinds.ts';
import { measurePortal } from '#lib/content/measure-portal.ts';
import {
  AGES,
  completenessOf,
  CRITERIA,
  type PortalDay,
  portalFiguresSchema,
  publishedOf,
  VERIFIED,
} from '#lib/catalogue/portal-day.ts';
import { writeCsv } from '#lib/http/csv.ts';
import { getIndex } from '#lib/portal/index-reader.ts';
import type { Studio } from './studio.ts';

async function readDays(studio: Studio): Promise<{ recorded: PortalDay[]; today: PortalDay }> {
  const rows = await listPortalDays(studio.store);
  const today = measurePortal(getIndex(), studio.clock.now());
  const recorded = rows
    .filter(({ day }) => day < today.day)
    .map(({ day, figures }) => ({ day, ...portalFiguresSchema.parse(JSON.parse(figures)) }));
  return { recorded, today };
}

/** The figures of now, and the last known of each month before, the oldest first. */
export async function readPortalFigures(
  studio: Studio,
  actor: Actor,
): Promise<{ today: PortalDay; months: PortalDay[] }> {
  allow(actor, 'enter');
  const { recorded, today } = await readDays(studio);
  return { today, months: listMonths(recorded, today) };
}

/** What a day tells, by the name of its column. */
function toCells(day: PortalDay): [name: string, value: string | number][] {
  return [
    ['day', day.day],
    ...KINDS.map((kind): [string, number] => [`published.${kind}`, publishedOf(day, kind)]),
    ...KINDS.flatMap((kind) =>
      AGES.map((age): [string, number] => [`changed.${kind}.${age}`, day.changed[kind][age] ?? 0]),
    ),
    ...VERIFIED.map((age): [string, number] => [`verified.${age}`, day.verified[age] ?? 0]),
    ['sheets', day.sheets],
    ['completeness', completenessOf(day).toFixed(4)],
    ...CRITERIA.map((name): [string, string | number] => [`met.${name}`, day.met[name] ?? '']),
  ];
}

/** Every day on which the figures changed, and today, as a table for a spreadsheet. */
export async function exportPortalFigures(studio: Studio, actor: Actor): Promise<string> {
  allow(actor, 'enter');
  const { recorded, today } = await readDays(studio);
  const header = toCells(today).map(([name]) => name);
  const rows = [...recorded, today].map((day) => toCells(day).map(([, value]) => String(value)));
  return writeCsv([header, ...rows]);
}
