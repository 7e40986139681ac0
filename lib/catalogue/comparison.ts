import type { Day } from '#lib/clock.ts';
import { COMPARED_MAX } from './compared-slugs.ts';
import { findProduct } from './get-product.ts';
import type { ProductAt } from './snapshot.ts';

export interface Comparison {
  /** At most {@link COMPARED_MAX}, in the order asked. */
  items: ProductAt[];
  /** What names no public product. */
  unknown: string[];
  /** Public products beyond the first ones. */
  left: ProductAt[];
}

export function getComparison(slugs: readonly string[], day: Day): Comparison {
  const known = slugs.flatMap((slug) => findProduct(slug, day) ?? []);
  return {
    items: known.slice(0, COMPARED_MAX),
    unknown: slugs.filter((slug) => !known.some(({ product }) => product.slug === slug)),
    left: known.slice(COMPARED_MAX),
  };
}
