import { z } from 'zod';
import { PHASES } from '#lib/catalogue/phases.ts';
import * as field from './fields.ts';

const phase = z.object({
  name: z.enum(PHASES, { error: `Une phase parmi ${PHASES.join(', ')} est attendue.` }),
  start: field.required(field.day),
  end: field.optional(field.day),
  comment: field.optional(field.text),
});

const event = z.object({
  name: field.text,
  date: field.optional(field.day),
  comment: field.optional(field.text),
});

const keyFigure = z.object({
  label: field.text,
  value: z.union([z.number(), field.text]),
  unit: field.optional(field.text),
  date: field.partialDay,
  source: field.text,
});

const indicator = z.object({
  name: field.text,
  unit: field.optional(field.text),
  series: field.list(z.object({ date: field.partialDay, value: z.number() })),
});

/**
 * Front matter of `content/produits/<slug>`: the keys of a beta.gouv.fr sheet as they are,
 * then the portal's own (contract §1). Types, checks and documentation derive from it.
 */
export const productSchema = z.object({
  title: field.required(field.text),
  mission: field.required(field.text),
  phases: field.required(field.list(phase).min(1, 'Au moins une phase est attendue.')),
  incubator: field.optional(field.text),
  incubators: field.optional(field.texts),
  sponsors: field.optional(field.texts),
  contact: field.optional(field.text),
  link: field.optional(field.webAddress),
  repository: field.optional(field.text),
  stats: field.optional(field.flagOrAddress),
  stats_url: field.optional(field.webAddress),
  budget_url: field.optional(field.webAddress),
  impact_url: field.optional(field.webAddress),
  dashlord_url: field.optional(field.webAddress),
  analyse_risques: field.optional(field.flagOrAddress),
  analyse_risques_url: field.optional(field.webAddress),
  mon_service_securise: field.optional(field.flag),
  accessibility_status: field.optional(field.text),
  techno: field.optional(field.texts),
  usertypes: field.optional(field.texts),
  thematiques: field.optional(field.texts),
  events: field.optional(field.list(event)),
  fast: field.optional(
    z.looseObject({ promotion: field.optional(z.number()), montant: field.optional(z.number()) }),
  ),
  redirect_from: field.optional(field.list(field.path)),
  beta_id: field.optional(field.text),
  license: field.optional(field.text),
  aliases: field.optional(field.texts),
  successor: field.optional(field.slug),
  end_reason: field.optional(field.text),
  image: field.optional(z.object({ src: field.text, alt: field.text, credit: field.optional(field.text) })),
  key_figures: field.optional(field.list(keyFigure)),
  indicators: field.optional(field.list(indicator)),
  accessibility: field.optional(
    z.object({
      declaration_url: field.optional(field.webAddress),
      audited_at: field.optional(field.day),
      rate: field.optional(z.number().min(0).max(100)),
    }),
  ),
  data_protection: field.optional(
    z.object({
      status: field.optional(field.text),
      dpia: field.optional(field.flagOrAddress),
      contact: field.optional(field.text),
    }),
  ),
  security: field.optional(
    z.object({ homologation: field.optional(field.flagOrAddress), expires_at: field.optional(field.day) }),
  ),
  verified: field.optional(z.object({ by: field.text, at: field.day })),
  publish: field.optional(field.flag),
  noindex: field.optional(field.flag),
  source: field.optional(field.origin),
});

export type ProductFrontMatter = z.infer<typeof productSchema>;
