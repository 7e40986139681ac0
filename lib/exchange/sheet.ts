import type { Note } from './remark.ts';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** The keys of a beta.gouv.fr sheet, in the order of the contract (§1). */
export const BETA_KEYS = [
  'title',
  'mission',
  'incubator',
  'incubators',
  'sponsors',
  'contact',
  'link',
  'repository',
  'stats',
  'stats_url',
  'budget_url',
  'impact_url',
  'dashlord_url',
  'analyse_risques',
  'analyse_risques_url',
  'mon_service_securise',
  'accessibility_status',
  'techno',
  'usertypes',
  'thematiques',
  'phases',
  'events',
  'fast',
  'redirect_from',
] as const;

export type BetaKey = (typeof BETA_KEYS)[number];

export function isBetaKey(key: string): key is BetaKey {
  return (BETA_KEYS as readonly string[]).includes(key);
}

/** A sheet as its source gives it, whatever the road. */
export interface RawSheet {
  betaId: string;
  values: Readonly<Record<string, unknown>>;
  body: string | undefined;
  /** What reading it already showed. */
  notes: Note[];
  /** Why it cannot be read at all. */
  refusal?: Note;
}

/** Values fit for the front matter of a content file; an absent key says nothing. */
export type SheetValues = { [K in BetaKey]?: Json };

export interface Sheet {
  betaId: string;
  slug: string;
  values: SheetValues;
  body: string | undefined;
  notes: Note[];
}

/** What tells an item of `phases` or `events` from its neighbours. */
export function itemIdentity(item: Json): string | undefined {
  if (item === null || typeof item !== 'object' || Array.isArray(item)) return undefined;
  const day = item['start'] ?? item['date'] ?? '';
  return typeof item['name'] === 'string' && typeof day === 'string' ? `${item['name']}\n${day}` : undefined;
}
