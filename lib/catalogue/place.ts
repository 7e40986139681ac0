import type { Sort } from './query.ts';
import type { ProductAt } from './snapshot.ts';

/** What a product is placed by in a list, compared one after the other; the slug leaves no two at the same place. */
export type ProductPlace = readonly [first: string | number, name: string, slug: string];

/** Characters of a name that place it: cursors of the API hold them. */
const NAME_LENGTH = 200;

const collator = new Intl.Collator('fr', { sensitivity: 'base', numeric: true });

function firstKey(
  { product, current }: ProductAt,
  sort: Sort,
  scores: ReadonlyMap<string, number>,
): string | number {
  switch (sort) {
    case 'pertinence':
      return scores.get(product.slug) ?? 0;
    case 'nom':
      return '';
    case 'phase':
      return current?.start ?? '';
    case 'creation':
      return product.createdOn;
    case 'verification':
      return product.verified?.at ?? '';
  }
}

/** The place that `searchProducts` gives a product, in words that outlive its answer. */
export function placeOf(item: ProductAt, sort: Sort, scores: ReadonlyMap<string, number>): ProductPlace {
  const { name, slug } = item.product;
  return [firstKey(item, sort, scores), name.slice(0, NAME_LENGTH), slug];
}

const order = <T extends string | number>(a: T, b: T): number => (a < b ? -1 : Number(a > b));

type Place = readonly (string | number)[];

/** Highest score or newest date first, what has no date last; then by name, as a French reader sorts; then by slug. */
export function comparePlaces(a: Place, b: Place): number {
  const [firstA = '', nameA = '', slugA = ''] = a;
  const [firstB = '', nameB = '', slugB = ''] = b;
  return order(firstB, firstA) || collator.compare(String(nameA), String(nameB)) || order(slugA, slugB);
}
