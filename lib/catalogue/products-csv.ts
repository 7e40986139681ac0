import { z } from 'zod';
import { writeCsvPieces } from '#lib/http/csv.ts';
import { type PublicProduct, publicProductSchema, toPublicProduct } from './public-product.ts';
import type { ProductAt } from './snapshot.ts';

const LIST_SEPARATOR = '|';

/** The columns of a schema: nested keys dotted, a list in one column. */
function listColumns(schema: z.ZodObject, prefix = ''): string[] {
  const shape: Readonly<Record<string, unknown>> = schema.shape;
  return Object.entries(shape).flatMap(([key, field]) => {
    const inner: unknown = field instanceof z.ZodNullable ? field.unwrap() : field;
    return inner instanceof z.ZodObject ? listColumns(inner, `${prefix}${key}.`) : [prefix + key];
  });
}

/** Headers of the CSV: the names of the API (contract §3). */
export const CSV_COLUMNS: readonly string[] = listColumns(publicProductSchema);

const COLUMN_PATHS = CSV_COLUMNS.map((column) => column.split('.'));

/** What stands for an object in a list: its id, its name, or the label of a figure. */
function wordOf(item: unknown): string {
  if (typeof item === 'object' && item !== null) {
    for (const key of ['id', 'name', 'label']) {
      const value = (item as Readonly<Record<string, unknown>>)[key];
      if (typeof value === 'string') return value;
    }
  }
  return String(item);
}

function cellOf(product: PublicProduct, path: readonly string[]): string {
  let value: unknown = product;
  for (const key of path) value = (value as Readonly<Record<string, unknown>> | null)?.[key];
  if (value === null || value === undefined) return '';
  return Array.isArray(value) ? value.map(wordOf).join(LIST_SEPARATOR) : wordOf(value);
}

function* listRows(items: Iterable<ProductAt>, site: string): Generator<readonly string[], void> {
  yield CSV_COLUMNS;
  for (const item of items) {
    const product = toPublicProduct(item, site);
    yield COLUMN_PATHS.map((path) => cellOf(product, path));
  }
}

/**
 * Products as a CSV, one a line after the headers, in the order given. Each is projected and written when its piece is
 * asked for: the whole table is never in memory.
 */
export function writeProductsCsv(items: Iterable<ProductAt>, site: string): Generator<string, void> {
  return writeCsvPieces(listRows(items, site));
}
