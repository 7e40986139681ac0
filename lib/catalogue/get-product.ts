import { findDocument } from '#db/index/document.ts';
import { type Day, localMinute, systemClock, today } from '#lib/clock.ts';
import { getIndex } from '#lib/portal/index-reader.ts';
import { visibilityAt } from '#lib/portal/visibility.ts';
import { findProductAt, listProductsAt, type ProductAt } from './snapshot.ts';

/** A product's sheet: what lists know of it, and its body. */
export interface ProductSheet extends ProductAt {
  body: string;
  format: 'md' | 'mdx';
  /** The body without marks or tags. */
  text: string;
}

/** The public product of a slug, or undefined. */
export function findProduct(slug: string, day: Day = today()): ProductAt | undefined {
  return findProductAt(slug, day);
}

/** The public product of a slug with its body, or undefined. */
export function findProductSheet(slug: string, day: Day = today()): ProductSheet | undefined {
  const item = findProduct(slug, day);
  const document = findDocument(getIndex(), 'produits', slug);
  if (!item || !document || visibilityAt(document, localMinute(systemClock.now())) !== 'public')
    return undefined;
  return { ...item, body: document.body, format: document.format, text: document.text };
}

const SIMILAR_COUNT = 3;

/** Products that share most with this one: themes count twice, then audiences and sponsors; those alive first at equality. */
export function listSimilarProducts(item: ProductAt, day: Day = today()): ProductAt[] {
  const shared = (a: readonly { id: string }[], b: readonly { id: string }[]) =>
    a.filter(({ id }) => b.some((other) => other.id === id)).length;
  return listProductsAt(day)
    .filter((other) => other.product.slug !== item.product.slug)
    .map((other) => ({
      other,
      score:
        2 * shared(item.product.themes, other.product.themes) +
        shared(item.product.audiences, other.product.audiences) +
        shared(item.product.sponsors, other.product.sponsors),
      alive:
        Number(other.status === 'en-cours') +
        Number(other.status === 'en-cours' || other.status === 'transfere'),
    }))
    .filter(({ score }) => score > 0)
    .sort(
      (a, b) =>
        b.score - a.score || b.alive - a.alive || a.other.product.slug.localeCompare(b.other.product.slug),
    )
    .slice(0, SIMILAR_COUNT)
    .map(({ other }) => other);
}
