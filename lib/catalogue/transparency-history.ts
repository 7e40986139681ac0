import * as z from 'zod';
import { findMeta } from '#db/index/meta.ts';
import type { Day } from '#lib/clock.ts';
import { getIndex } from '#lib/portal/index-reader.ts';
import { TRANSPARENCY_NAMES, type TransparencyName } from './product.ts';
import type { ProductAt } from './snapshot.ts';

/** Key of `meta` for the days recorded so far. */
export const TRANSPARENCY_HISTORY = 'transparency_history';

const daySchema = z.object({
  day: z.string(),
  /** Products under way. */
  products: z.number(),
  /** How many of them published each information; one that the portal did not ask for then is absent. */
  published: z.partialRecord(z.enum(TRANSPARENCY_NAMES), z.number()),
});

/** What products under way published on a day. */
export type TransparencyDay = z.infer<typeof daySchema>;

export const transparencyHistorySchema = z.array(daySchema);

/** The figures of the products under way among these. */
export function measureTransparency(
  items: readonly Pick<ProductAt, 'product' | 'status'>[],
  day: Day,
): TransparencyDay {
  const underWay = items.filter(({ status }) => status === 'en-cours');
  const count = (name: TransparencyName) =>
    underWay.filter(({ product }) => product.transparency[name]).length;
  return {
    day,
    products: underWay.length,
    published: Object.fromEntries(TRANSPARENCY_NAMES.map((name) => [name, count(name)])),
  };
}

/** Share of what is owed that was published, between 0 and 1. */
export function shareOfDay({ products, published }: TransparencyDay): number {
  const asked = Object.values(published);
  const owed = products * asked.length;
  return owed === 0 ? 0 : asked.reduce((sum, count) => sum + count, 0) / owed;
}

/** The days recorded, the oldest first: a day is there when its figures differ from those before it. */
export function listTransparencyHistory(): TransparencyDay[] {
  return transparencyHistorySchema.parse(JSON.parse(findMeta(getIndex(), TRANSPARENCY_HISTORY) ?? '[]'));
}
