import * as z from 'zod';
import type { Day } from '#lib/clock.ts';
import { CARE_RULES, isCareName, SHEET_RULES } from './care-rules.ts';
import { FACT_NAMES, type FactName, MISSING_FACTS } from './missing-facts.ts';

/** Kinds of document that are counted. */
export const COUNTED = ['produits', 'actualites', 'pages'] as const;

/** How long ago a document was changed, the freshest first: the day falls in the first that is long enough. */
export const AGES = ['1-mois', '6-mois', '12-mois', 'plus'] as const;
/** How long ago a sheet was verified. */
export const VERIFIED = ['3-mois', '6-mois', '12-mois', 'plus', 'jamais'] as const;

type SheetRuleName = keyof typeof SHEET_RULES;
export type Criterion = SheetRuleName | 'texte-modele' | FactName;

/** In an editor’s words. */
export const AGE_LABELS: Readonly<Record<(typeof AGES)[number], string>> = {
  '1-mois': 'Moins d’un mois',
  '6-mois': 'Un à six mois',
  '12-mois': 'Six mois à un an',
  plus: 'Plus d’un an',
};
export const VERIFIED_LABELS: Readonly<Record<(typeof VERIFIED)[number], string>> = {
  '3-mois': 'Moins de trois mois',
  '6-mois': 'Trois à six mois',
  '12-mois': 'Six mois à un an',
  plus: 'Plus d’un an',
  jamais: 'Jamais',
};

/** What is asked of every sheet: rules of care, and facts that it may not say. */
export const CRITERIA: readonly Criterion[] = [
  ...new Set([...(Object.keys(SHEET_RULES) as SheetRuleName[]), 'texte-modele' as const, ...FACT_NAMES]),
];

export function isSheetRule(name: Criterion): name is SheetRuleName {
  return Object.hasOwn(SHEET_RULES, name);
}

/** What is amiss, in words. */
export function criterionLabel(name: Criterion): string {
  return isCareName(name) ? CARE_RULES[name].label : MISSING_FACTS[name].label;
}

const counts = <T extends string>(names: readonly [T, ...T[]]) => z.partialRecord(z.enum(names), z.number());
const ages = counts(AGES);

export const portalFiguresSchema = z.object({
  /** Public documents of each kind, by how long ago they were changed. */
  changed: z.object({ produits: ages, actualites: ages, pages: ages }),
  /** Public sheets of products that are not stopped, by how long ago they were verified. */
  verified: counts(VERIFIED),
  /** Public sheets. */
  sheets: z.number(),
  /** How many of them have nothing amiss by each criterion; one that was not asked then is absent. */
  met: z.record(z.string(), z.number()),
});

/** What the portal publishes, how fresh and how complete, on a day. Nothing in it is about a person. */
export type PortalDay = z.infer<typeof portalFiguresSchema> & { day: Day };

const sumOf = (counted: Readonly<Record<string, number>>): number =>
  Object.values(counted).reduce((sum, count) => sum + count, 0);

/** Public documents of a kind. */
export function publishedOf({ changed }: Pick<PortalDay, 'changed'>, kind: (typeof COUNTED)[number]): number {
  return sumOf(changed[kind]);
}

/** Mean share of the criteria that sheets meet, between 0 and 1. */
export function completenessOf({ sheets, met }: Pick<PortalDay, 'sheets' | 'met'>): number {
  const asked = sheets * Object.keys(met).length;
  return asked === 0 ? 0 : sumOf(met) / asked;
}

/** Share of the sheets not stopped that were verified within six months, between 0 and 1. */
export function verifiedShareOf({ verified }: Pick<PortalDay, 'verified'>): number {
  const all = sumOf(verified);
  return all === 0 ? 0 : ((verified['3-mois'] ?? 0) + (verified['6-mois'] ?? 0)) / all;
}
