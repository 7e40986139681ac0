import { today } from '#lib/clock.ts';
import { fold, tokenise } from '#lib/search/analyse.ts';
import { likeness } from '#lib/search/likeness.ts';
import { ABSENT, EMPTY_QUERY, FACETS, type CatalogueQuery, type FacetName, toggleChoice } from './query.ts';
import { countProducts, searchProducts } from './search-products.ts';
import { type Figure, getCatalogueFigures } from './statistics.ts';
import { listProductsAt, type ProductAt } from './snapshot.ts';

const MOST_PRODUCTS = 3;
const MOST_RELAXED = 4;
/** Share of common letters, three by three, from which two names look alike. */
const ALIKE = 0.3;
const SHORTEST_WORD = 3;

const piecesOf = (text: string): string[] => {
  const words = tokenise(text).map(fold);
  return [words.join(' '), ...words.filter(({ length }) => length >= SHORTEST_WORD)].filter(Boolean);
};

/** Products of which a name looks like the words sought, the most alike first. */
function listNamesakes(q: string, items: readonly ProductAt[]): ProductAt[] {
  const sought = piecesOf(q);
  return items
    .map((item) => {
      const names = [item.product.name, ...item.product.aliases].flatMap(piecesOf);
      return {
        item,
        alike: Math.max(0, ...sought.flatMap((piece) => names.map((name) => likeness(piece, name)))),
      };
    })
    .filter(({ alike }) => alike >= ALIKE)
    .sort((a, b) => b.alike - a.alike)
    .map(({ item }) => item);
}

/** Those that meet most of the choices first; none of those that meet none. */
function listByChoices(query: CatalogueQuery, items: readonly ProductAt[]): ProductAt[] {
  const asked = FACETS.filter((facet) => query.choices[facet].length > 0);
  return items
    .map((item) => ({
      item,
      met: asked.filter((facet) => item.values[facet].some((value) => query.choices[facet].includes(value)))
        .length,
    }))
    .filter(({ met }) => met > 0 || query.q !== '')
    .sort((a, b) => b.met - a.met)
    .map(({ item }) => item);
}

export interface CloseProducts {
  /** Why these: the words without the filters, part of the filters, or names that look alike. */
  why: 'words' | 'choices' | 'names';
  items: ProductAt[];
}

/** What comes close to a query that finds nothing; no product where none does. */
function findCloseProducts(query: CatalogueQuery): CloseProducts {
  const day = query.asOf ?? today();
  if (query.q) {
    const found = searchProducts({ ...EMPTY_QUERY, q: query.q, asOf: query.asOf }).all;
    if (found.length > 0) return { why: 'words', items: listByChoices(query, found).slice(0, MOST_PRODUCTS) };
    const begun = listProductsAt(day).filter((item) => query.asOf === null || item.current !== null);
    return { why: 'names', items: listNamesakes(query.q, begun).slice(0, MOST_PRODUCTS) };
  }
  const items = searchProducts({ ...EMPTY_QUERY, asOf: query.asOf }).all;
  return { why: 'choices', items: listByChoices(query, items).slice(0, MOST_PRODUCTS) };
}

/** The same query with one choice less, and what it would find. */
export interface RelaxedQuery {
  label: string;
  query: CatalogueQuery;
  count: number;
}

/** Queries with one filter less that find something, those that find least first: they are the closest. */
function listRelaxedQueries(query: CatalogueQuery): RelaxedQuery[] {
  const { facets } = searchProducts(query);
  const labelOf = (facet: FacetName, value: string) =>
    facets.find(({ name }) => name === facet)?.values.find((known) => known.value === value)?.label ?? value;
  const choices = FACETS.flatMap((facet) =>
    query.choices[facet].map((value) => ({
      label: labelOf(facet, value),
      query: toggleChoice(query, facet, value),
    })),
  );
  return choices
    .map(({ label, query: relaxed }) => ({ label, query: relaxed, count: countProducts(relaxed) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.count - b.count)
    .slice(0, MOST_RELAXED);
}

/** What an empty list offers. */
export interface WayOut {
  close: CloseProducts;
  relaxed: RelaxedQuery[];
  themes: Figure[];
  /** The words find no product whatever the filters: a synonym may be lacking. */
  withoutResult: boolean;
}

export function findWayOut(query: CatalogueQuery): WayOut {
  return {
    close: findCloseProducts(query),
    relaxed: listRelaxedQueries(query),
    themes: getCatalogueFigures().themes.filter(({ href }) => !href.endsWith(`=${ABSENT}`)),
    withoutResult: query.q !== '' && countProducts({ ...EMPTY_QUERY, q: query.q }) === 0,
  };
}
