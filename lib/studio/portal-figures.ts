import { listPortalDays } from '#db/queries/portal-days.ts';
import { allow } from '#lib/auth/guard.ts';
import type { Actor } from '#lib/auth/permissions.ts';
import { listMonths } from '#lib/catalogue/list-months.ts';
import { KINDS } from '#lib/content/kinds.ts';
import { measurePortal } from '#lib/content/measure-portal.ts';
import {
  AGE_LABELS,
  AGES,
  completenessOf,
  CRITERIA,
  criterionLabel,
  type PortalDay,
  portalFiguresSchema,
  publishedOf,
  VERIFIED,
  VERIFIED_LABELS,
} from '#lib/catalogue/portal-day.ts';
import { writeCsv } from '#lib/http/csv.ts';
import { getIndex } from '#lib/portal/index-reader.ts';
import { KIND_WORDS } from './kind-words.ts';
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

/** What a day tells, each with the head of its column. */
function toCells(day: PortalDay): [head: string, value: string | number][] {
  return [
    ['Jour', day.day],
    ...KINDS.flatMap((kind): [string, number][] => [
      [`${KIND_WORDS[kind].many} en ligne`, publishedOf(day, kind)],
      ...AGES.map((age): [string, number] => [
        `${KIND_WORDS[kind].many}, version en ligne : ${AGE_LABELS[age]}`,
        day.changed[kind][age] ?? 0,
      ]),
    ]),
    ...VERIFIED.map((age): [string, number] => [
      `Fiches, dernière vérification : ${VERIFIED_LABELS[age]}`,
      day.verified[age] ?? 0,
    ]),
    ['Fiches évaluées', day.sheets],
    ['Complétude moyenne', completenessOf(day).toFixed(4)],
    ...CRITERIA.map((name): [string, string | number] => [
      `Fiches sans ce défaut : ${criterionLabel(name)}`,
      day.met[name] ?? '',
    ]),
  ];
}

/** Every day on which the figures changed, and today, as a table for a spreadsheet. */
export async function exportPortalFigures(studio: Studio, actor: Actor): Promise<string> {
  allow(actor, 'enter');
  const { recorded, today } = await readDays(studio);
  const header = toCells(today).map(([head]) => head);
  const rows = [...recorded, today].map((day) => toCells(day).map(([, value]) => String(value)));
  return writeCsv([header, ...rows]);
}
