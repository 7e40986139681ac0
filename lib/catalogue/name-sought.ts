import { analyse, analyseName } from '#lib/search/analyse.ts';
import type { Product } from './product.ts';

type Named = Pick<Product, 'name' | 'aliases' | 'formerNames'>;

/** « Anciennement REVA » or « Aussi appelé Protection maternelle et infantile ». */
export function introduceName(name: string, { formerNames }: Pick<Product, 'formerNames'>): string {
  return `${formerNames.includes(name) ? 'Anciennement' : 'Aussi appelé'} ${name}`;
}

/**
 * The other name by which a search found a product, when every word of it was sought and its own name was not: who types
 * a former name must see why another one answers.
 */
export function findNameSought(product: Named, terms: ReadonlySet<string>): string | null {
  if (terms.size === 0) return null;
  const isSought = (name: string) => {
    const own = analyse(name);
    return own.length > 0 && own.every((term) => terms.has(term));
  };
  if (analyseName(product.name).some((term) => terms.has(term))) return null;
  const name = product.aliases.find(isSought);
  return name === undefined ? null : introduceName(name, product);
}
