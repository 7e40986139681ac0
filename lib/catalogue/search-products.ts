import { type Day, today } from '#lib/clock.ts';
import type { Correction } from '#lib/search/interpret.ts';
import { markTerms, type Piece } from '#lib/search/passage.ts';
import { listPassages, searchKind } from '#lib/search/search.ts';
import {
  ABSENT,
  ABSENT_LABELS,
  CLOSED_FACETS,
  FACET_LABELS,
  FACETS,
  type CatalogueQuery,
  type FacetName,
  PAGE_SIZE,
  type Sort,
} from './query.ts';
import { listProductsAt, listTermLabels, type ProductAt } from './snapshot.ts';

export interface FacetValue {
  value: string;
  label: string;
  /** Products that choosing it would show, the other facets' choices kept (contract §2). */
  count: number;
  chosen: boolean;
}

export interface Facet {
  name: FacetName;
  label: string;
  values: FacetValue[];
}

export interface CatalogueResult {
  query: CatalogueQuery;
  /** The day that the answer is true for. */
  day: Day;
  sort: Sort;
  total: number;
  pages: number;
  /** Those of the page asked. */
  products: ProductAt[];
  /** Every product found, in order, whatever the page: CSV and feeds. */
  all: ProductAt[];
  facets: Facet[];
  /** Words of the query that were read as others. */
  corrections: Correction[];
  /** Terms that count as found, to mark them. */
  terms: ReadonlySet<string>;
  /** Choices that no vocabulary and no product knows: the page explains them. */
  unknown: { facet: FacetName; value: string }[];
}

const collator = new Intl.Collator('fr', { sensitivity: 'base', numeric: true });
const byName = (a: ProductAt, b: ProductAt): number => collator.compare(a.product.name, b.product.name);

/** Newest first; what has no date comes last. */
function byDate(date: (item: ProductAt) => string | undefined) {
  return (a: ProductAt, b: ProductAt): number => (date(b) ?? '').localeCompare(date(a) ?? '') || byName(a, b);
}

/** At equal relevance, a product that can still be used comes before one that is stopped. */
const ALIVE_BONUS = 1.04;

function scoreOf({ product, status }: ProductAt, scores: ReadonlyMap<string, number>): number {
  return (scores.get(product.slug) ?? 0) * (status === 'arrete' ? 1 : ALIVE_BONUS);
}

function comparison(
  sort: Sort,
  scores: ReadonlyMap<string, number> | undefined,
): (a: ProductAt, b: ProductAt) => number {
  switch (sort) {
    case 'pertinence':
      return scores ? (a, b) => scoreOf(b, scores) - scoreOf(a, scores) || byName(a, b) : byName;
    case 'nom':
      return byName;
    case 'phase':
      return byDate((item) => item.current?.start);
    case 'creation':
      return byDate((item) => item.product.createdOn);
    case 'verification':
      return byDate((item) => item.product.verified?.at);
  }
}

function labelOf(facet: FacetName, value: string): string | undefined {
  if (value === ABSENT) return ABSENT_LABELS[facet];
  if (facet in CLOSED_FACETS) return CLOSED_FACETS[facet as keyof typeof CLOSED_FACETS].get(value);
  return listTermLabels()[facet].get(value);
}

function matches(item: ProductAt, facet: FacetName, chosen: readonly string[]): boolean {
  return chosen.length === 0 || item.values[facet].some((value) => chosen.includes(value));
}

/** Closed vocabularies keep their order; open ones go by count, then by name, what is absent last. */
function orderValues(facet: FacetName, values: FacetValue[]): FacetValue[] {
  const closed =
    facet in CLOSED_FACETS ? [...CLOSED_FACETS[facet as keyof typeof CLOSED_FACETS].keys()] : undefined;
  return values.sort((a, b) => {
    if ((a.value === ABSENT) !== (b.value === ABSENT)) return a.value === ABSENT ? 1 : -1;
    if (closed) return closed.indexOf(a.value) - closed.indexOf(b.value);
    return b.count - a.count || collator.compare(a.label, b.label);
  });
}

function countFacet(facet: FacetName, query: CatalogueQuery, candidates: readonly ProductAt[]): Facet {
  const others = FACETS.filter((name) => name !== facet);
  const counts = new Map<string, number>();
  for (const item of candidates) {
    for (const value of item.values[facet]) if (!counts.has(value)) counts.set(value, 0);
    if (!others.every((name) => matches(item, name, query.choices[name]))) continue;
    for (const value of item.values[facet]) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  for (const value of query.choices[facet]) if (!counts.has(value)) counts.set(value, 0);
  const values = [...counts].map(([value, count]) => ({
    value,
    label: labelOf(facet, value) ?? value,
    count,
    chosen: query.choices[facet].includes(value),
  }));
  return { name: facet, label: FACET_LABELS[facet], values: orderValues(facet, values) };
}

/** Products of the catalogue at the day asked, once begun or, for today, announced too. */
function listCandidates(
  query: CatalogueQuery,
  day: Day,
  scores: ReadonlyMap<string, number> | undefined,
): ProductAt[] {
  return listProductsAt(day).filter(
    (item) =>
      (query.asOf === null || item.current !== null) &&
      (scores === undefined || scores.has(item.product.slug)),
  );
}

/** Answers a query of the catalogue: one list for pages, API, CSV and feeds. */
export function searchProducts(query: CatalogueQuery): CatalogueResult {
  const day = query.asOf ?? today();
  const found = query.q ? searchKind(query.q, 'produits') : undefined;
  const scores = found?.scores;
  const candidates = listCandidates(query, day, scores);
  const sort = query.sort ?? (query.q ? 'pertinence' : 'nom');
  const matching = candidates
    .filter((item) => FACETS.every((facet) => matches(item, facet, query.choices[facet])))
    .sort(comparison(sort, scores));
  const start = (query.page - 1) * PAGE_SIZE;
  const products = matching.slice(start, start + PAGE_SIZE);
  return {
    query,
    day,
    sort,
    total: matching.length,
    pages: Math.max(1, Math.ceil(matching.length / PAGE_SIZE)),
    products,
    corrections: found?.corrections ?? [],
    terms: found?.terms ?? new Set(),
    all: matching,
    facets: FACETS.map((facet) => countFacet(facet, query, candidates)),
    unknown: FACETS.flatMap((facet) =>
      query.choices[facet]
        .filter((value) => labelOf(facet, value) === undefined)
        .map((value) => ({ facet, value })),
    ),
  };
}

/** Characters of a passage. */
const PASSAGE_LENGTH = 160;

/** Passages of the products shown that hold the words sought and that their mission does not, by slug. */
export function listProductPassages({ products, terms }: CatalogueResult): Map<string, Piece[]> {
  if (terms.size === 0) return new Map();
  const silent = products.filter(({ product }) => !markTerms(product.mission, terms).some(({ hit }) => hit));
  return listPassages(
    'produits',
    silent.map(({ product }) => product.slug),
    terms,
    PASSAGE_LENGTH,
  );
}

/** How many products a query finds, whatever the page asked. */
export function countProducts(query: CatalogueQuery): number {
  return searchProducts({ ...query, page: 1 }).total;
}
