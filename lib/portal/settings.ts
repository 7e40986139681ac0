import { z } from 'zod';
import { isDay } from '#lib/clock.ts';
import { formatDate } from '#lib/french.ts';

const known = z.string().trim().min(1).nullable();
const calendarDay = z
  .string()
  .refine(isDay, { error: 'Une date AAAA-MM-JJ qui existe est attendue' })
  .nullable();

/** `content/referentiels/portail.yaml`. Null is “not known”: shown as « non communiqué » and warned of at start. */
export const settingsSchema = z.object({
  name: z.string().min(1),
  title: z.string().min(1),
  /** For a browser's list of search engines: OpenSearch takes 16 characters. */
  short_name: z.string().min(1).max(16).default('Portail'),
  tagline: z.string().min(1),
  description: z.string().min(1).max(200),
  brand: z.array(z.string().min(1)).min(1).max(4),
  language: z.string().default('fr'),
  contact: z.object({ email: z.email() }),
  public_emails: z.array(z.email()).default([]),
  publisher: z.object({ name: known, address: known }),
  publication_director: z.object({ function: known, name: known }),
  host: z.object({ name: known, address: known, phone: known }),
  accessibility: z.object({
    status: z.enum(['non-conforme', 'partiellement-conforme', 'totalement-conforme']),
    declared_at: calendarDay,
    audited_at: calendarDay,
    rate: z.number().min(0).max(100).nullable(),
    plan: known,
  }),
  data_protection: z.object({ officer: known, contact: known }),
  repository: known,
  licence: z.object({ name: z.string(), spdx: z.string(), url: z.url() }),
  former_hosts: z.array(z.string()).default([]),
  own_incubator: z.string().min(1),
  spotlight: z.array(z.string()).default([]),
});

export type Settings = z.infer<typeof settingsSchema>;

export const ACCESSIBILITY_LABELS = {
  'non-conforme': 'non conforme',
  'partiellement-conforme': 'partiellement conforme',
  'totalement-conforme': 'totalement conforme',
} as const;

/** The value at a dotted path, as text; undefined where the path is no setting, null where it is not known. */
export function findSetting(settings: Settings, path: string): string | null | undefined {
  let value: unknown = settings;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  if (value === null) return null;
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
    ? value.join(', ')
    : undefined;
}

/** A setting in words; what is not known says so. */
export function wordSetting(value: string | null | undefined): string {
  if (value === undefined || value === null) return 'non communiqué';
  if (isDay(value)) return formatDate(value);
  return Object.hasOwn(ACCESSIBILITY_LABELS, value)
    ? ACCESSIBILITY_LABELS[value as keyof typeof ACCESSIBILITY_LABELS]
    : value;
}

/** Paths whose value is null, for the warning at start. */
export function listUnknownSettings(settings: Settings): string[] {
  const unknown: string[] = [];
  const walk = (value: unknown, path: string) => {
    if (value === null) unknown.push(path);
    else if (typeof value === 'object' && !Array.isArray(value)) {
      for (const [key, child] of Object.entries(value)) walk(child, path ? `${path}.${key}` : key);
    }
  };
  walk(settings, '');
  return unknown;
}
