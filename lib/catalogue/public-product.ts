import { z } from 'zod';
import { type Phase, PHASE_DEFINITIONS, PHASES, STATUSES } from './phases.ts';
import { ACCESSIBILITY_STATUSES, type AccessibilityStatus } from './product.ts';
import type { ProductAt } from './snapshot.ts';
import type { Term } from './vocabulary.ts';

const day = z.string();
const text = z.string().nullable();
const address = z.string().nullable();
const phaseName = z.enum(PHASES);
const phaseStart = z.strictObject({ name: phaseName, label: z.string(), start: day });

/**
 * A product as the world sees it (contract §3): the allow-list of the API and of the CSV, in the order of their keys.
 * What is not named here is not given out.
 */
export const publicProductSchema = z.strictObject({
  id: z.string(),
  beta_id: text,
  url: z.string(),
  name: z.string(),
  mission: z.string(),
  aliases: z.array(z.string()),
  phase: phaseStart.nullable(),
  status: z.enum(STATUSES),
  announced: phaseStart.nullable(),
  phases: z.array(z.strictObject({ name: phaseName, start: day, end: day.nullable(), comment: text })),
  events: z.array(z.strictObject({ name: z.string(), date: day.nullable(), comment: text })),
  incubators: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  sponsors: z.array(z.strictObject({ id: z.string(), name: z.string(), acronym: text })),
  /** Ids that the facets `thematique`, `public` and `techno` take. */
  themes: z.array(z.string()),
  audiences: z.array(z.string()),
  technologies: z.array(z.string()),
  links: z.strictObject({
    site: address,
    repository: address,
    statistics: address,
    impact: address,
    budget: address,
    risk_analysis: address,
    dashlord: address,
    accessibility: address,
  }),
  accessibility_status: z
    .enum(Object.keys(ACCESSIBILITY_STATUSES) as [AccessibilityStatus, ...AccessibilityStatus[]])
    .nullable(),
  successor: text,
  end_reason: text,
  key_figures: z.array(
    z.strictObject({
      label: z.string(),
      value: z.string(),
      unit: text,
      date: z.string(),
      source: z.string(),
    }),
  ),
  verified_at: day.nullable(),
  /** Beginning of the first phase. */
  created_at: day,
  updated_at: z.string(),
});

export type PublicProduct = z.infer<typeof publicProductSchema>;

function toStart(phase: Phase | null): PublicProduct['phase'] {
  return phase && { name: phase.name, label: PHASE_DEFINITIONS[phase.name].label, start: phase.start };
}

const idsOf = (terms: readonly Term[]): string[] => terms.map(({ id }) => id);

/** The one projection of a product for the API and the CSV. `site` is the portal's own address. */
export function toPublicProduct(
  { product, current, announced, status }: ProductAt,
  site: string,
): PublicProduct {
  const { links } = product;
  return {
    id: product.slug,
    beta_id: product.betaId,
    url: `${site}/produits/${product.slug}`,
    name: product.name,
    mission: product.mission,
    aliases: product.aliases,
    phase: toStart(current),
    status,
    announced: toStart(announced),
    phases: product.phases.map(({ name, start, end, comment }) => ({
      name,
      start,
      end: end ?? null,
      comment: comment ?? null,
    })),
    events: product.events.map(({ name, date, comment }) => ({ name, date, comment })),
    incubators: product.incubators.map(({ id, label }) => ({ id, name: label })),
    sponsors: product.sponsors.map(({ id, label, acronym }) => ({ id, name: label, acronym })),
    themes: idsOf(product.themes),
    audiences: idsOf(product.audiences),
    technologies: idsOf(product.technologies),
    links: {
      site: links.site,
      repository: links.repository,
      statistics: links.statistics,
      impact: links.impact,
      budget: links.budget,
      risk_analysis: links.riskAnalysis,
      dashlord: links.dashlord,
      accessibility: links.accessibility,
    },
    accessibility_status: product.accessibilityStatus,
    successor: product.successor,
    end_reason: product.endReason,
    key_figures: product.keyFigures.map(({ label, value, unit, date, source }) => ({
      label,
      value,
      unit,
      date,
      source,
    })),
    verified_at: product.verified?.at ?? null,
    created_at: product.createdOn,
    updated_at: product.updatedAt,
  };
}
