/** What a form can write: a scalar, a list of scalars, or a row of named scalars. Undefined takes the key out. */
export type FieldScalar = string | number | boolean;
export type FieldValue = FieldScalar | readonly FieldScalar[] | FieldRow | undefined;
export interface FieldRow {
  readonly [key: string]: FieldValue;
}
export type FieldPath = readonly (string | number)[];

/** The text cannot be changed at that place without touching what stands around it. */
export class YamlEditError extends Error {
  override name = 'YamlEditError';
}

export function isRow(value: FieldValue): value is FieldRow {
  return typeof value === 'object' && !Array.isArray(value);
}

/** Drops what a form left empty: an absent key says the same. */
export function compact(value: FieldValue): FieldValue {
  if (value === '' || value === undefined) return undefined;
  if (Array.isArray(value)) {
    const items = (value as readonly FieldScalar[]).filter((item) => item !== '');
    return items.length > 0 ? items : undefined;
  }
  if (!isRow(value)) return value;
  const entries = Object.entries(value)
    .map(([key, item]) => [key, compact(item)] as const)
    .filter(([, item]) => item !== undefined);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

export function equal(a: unknown, b: unknown): boolean {
  return JSON.stringify(normalise(a)) === JSON.stringify(normalise(b));
}

/** Absent, null, empty text, empty list and empty map are one; the order of keys does not count. */
export function normalise(value: unknown): unknown {
  if (value === undefined || value === null || value === '') return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(normalise);
  if (typeof value !== 'object') return value;
  const entries = Object.entries(value)
    .map(([key, item]) => [key, normalise(item)] as const)
    .filter(([, item]) => item !== null)
    .sort(([a], [b]) => a.localeCompare(b));
  return entries.length === 0 ? null : Object.fromEntries(entries);
}
