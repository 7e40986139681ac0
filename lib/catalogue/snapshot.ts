import type { Day } from '#lib/clock.ts';
import { findAnnouncedPhase, findCurrentPhase, type Phase, type Status, statusOf } from './phases.ts';
import type { Product } from './product.ts';
import { getProductList, type ListedProduct, listLastingValues, type ProductList } from './product-list.ts';
import { ABSENT, type FacetName } from './query.ts';

/** A product as it was at a day. */
export interface ProductAt {
  product: Product;
  current: Phase | null;
  announced: Phase | null;
  status: Status;
  /** Ids that each facet finds it under; an absent fact is found under {@link ABSENT}. */
  values: Record<FacetName, string[]>;
}

/** A product at a day: the phase that had begun, the next one announced, and what the facets find it under. */
export function productAt(product: Product, day: Day): ProductAt {
  const current = findCurrentPhase(product.phases, day) ?? null;
  const status = statusOf(current ?? undefined);
  return {
    product,
    current,
    announced: findAnnouncedPhase(product.phases, day) ?? null,
    status,
    values: {
      statut: [status],
      phase: current ? [current.name] : [ABSENT],
      ...listLastingValues(product),
    },
  };
}

/** The last day that each product was asked at: it stays while the product does. */
const remembered = new WeakMap<ListedProduct, { day: Day; item: ProductAt }>();

/** A listed product at a day, kept for the last day asked. */
export function placeAt(listed: ListedProduct, day: Day): ProductAt {
  const known = remembered.get(listed);
  if (known?.day === day) return known.item;
  const item = productAt(listed.product, day);
  remembered.set(listed, { day, item });
  return item;
}

let known: { list: ProductList; day: Day; items: ProductAt[] } | undefined;

/** All public products at a day, by slug. The last day asked is kept. */
export function listProductsAt(day: Day): ProductAt[] {
  const list = getProductList();
  if (known?.list !== list || known.day !== day) {
    const items = list.byName
      .map((listed) => placeAt(listed, day))
      .sort((a, b) => (a.product.slug < b.product.slug ? -1 : 1));
    known = { list, day, items };
  }
  return known.items;
}

/** Finds public products by slug at a day, all in the list of now: who looks many up asks once. */
export function makeProductFinder(day: Day): (slug: string) => ProductAt | undefined {
  const { bySlug } = getProductList();
  return (slug) => {
    const listed = bySlug.get(slug);
    return listed && placeAt(listed, day);
  };
}

/** The public product of a slug at a day, or undefined. */
export function findProductAt(slug: string, day: Day): ProductAt | undefined {
  return makeProductFinder(day)(slug);
}
