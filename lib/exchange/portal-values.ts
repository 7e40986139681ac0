import { productSchema } from '#lib/content/schema/product.ts';
import { BETA_KEYS, type Json, type SheetValues } from './sheet.ts';

/** The values of a file that an import compares: absent ones left out, as the schema reads them. */
export function readPortalValues(value: Readonly<Record<string, unknown>>): SheetValues | undefined {
  const checked = productSchema.safeParse(value);
  if (!checked.success) return undefined;
  const data = checked.data as Readonly<Record<string, unknown>>;
  const known: SheetValues = {};
  for (const key of BETA_KEYS) {
    if (data[key] !== undefined) known[key] = JSON.parse(JSON.stringify(data[key])) as Json;
  }
  return known;
}
