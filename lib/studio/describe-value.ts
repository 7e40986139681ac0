import { PHASE_DEFINITIONS, PHASES } from '#lib/catalogue/phases.ts';
import { isDay } from '#lib/clock.ts';
import type { Json } from '#lib/exchange/sheet.ts';
import { formatDate } from '#lib/french.ts';
import { FIELD_WORDS } from './field-words.ts';

const NOTHING = 'Rien';

/** How the fiche calls a key of a sheet. */
export function labelOf(key: string): string {
  return key === 'body' ? 'Texte de la fiche' : (FIELD_WORDS.produits[key]?.label ?? key);
}

function describeScalar(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'Oui' : 'Non';
  if (typeof value === 'number') return String(value);
  const phase = PHASES.find((name) => name === value);
  if (phase) return PHASE_DEFINITIONS[phase].label;
  return isDay(value) ? formatDate(value) : value;
}

function describeItem(key: string, value: Json): string {
  if (value === null) return NOTHING;
  if (Array.isArray(value)) return value.map((item) => describeItem(key, item)).join(', ');
  if (typeof value !== 'object') return describeScalar(value);
  return Object.entries(value)
    .map(([name, item]) => `${labelOf(`${key}.${name}`)} : ${describeItem(`${key}.${name}`, item)}`)
    .join(' · ');
}

/** A value of a sheet in words: a line for each item of a list. */
export function describeValue(key: string, value: Json | undefined): string[] {
  if (value === undefined || value === null || value === '') return [NOTHING];
  if (!Array.isArray(value)) return [describeItem(key, value)];
  return value.length === 0 ? [NOTHING] : value.map((item) => describeItem(key, item));
}
