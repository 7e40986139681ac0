import { type Day, today } from '#lib/clock.ts';
import type { Correction } from '#lib/search/interpret.ts';
import { markTerms, type Piece } from '#lib/search/passage.ts';
import { type KindResult, listPassages, searchKind } from '#lib/search/search.ts';
import { favourAlive } from './favour-alive.ts';
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
import { FacetCounter, type FacetCounts } from './count-facets.ts';
import { getDayCodes } from './day-codes.ts';
import { getProductList, type ProductList } from './product-list.ts';
import { placeAt, type ProductAt } from './snapshot.ts';
import { selectFirst } from './select-first.ts';

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
  readonly all: ProductAt[];
  /** What relevance places the products by, by slug. */
  readonly scores: ReadonlyMap<string, number>;
  facets: Facet[];
  /** Words of the query that were read as others. */
  corrections: Correction[];
  /** Terms that count as found, to mark them. */
  terms: ReadonlySet<string>;
  /** Choices that no vocabulary and no product knows: the page explains them. */
  unknown: { facet: FacetName; value: string }[];
}

/** The products found, by their places in the order of names: 100,000 objects would cost more than the search. */
interface Found {
  ranks: number[];
  /** Relevance of each of them, in the same order; none without words. */
  scores: number[];
  counts: FacetCounts;
}

/** Compares two of the products found, by their places among them. */
type Compare = (a: number, b: number) => number;

/** The greater key before; names part equals. What has no date comes last. */
function descending({ ranks }: Found, keyOf: (found: number, rank: number) => number | string): Compare {
  return (a, b) => {
    const [left, right] = [ranks[a] ?? 0, ranks[b] ?? 0];
    const [leftKey, rightKey] = [keyOf(a, left), keyOf(b, right)];
    if (leftKey === rightKey) return left - right;
    return leftKey > rightKey ? -1 : 1;
  };
}

function comparison(sort: Sort, { byName }: ProductList, found: Found, since: readonly string[]): Compare {
  const { ranks, scores } = found;
  switch (sort) {
    case 'pertinence':
      return descending(found, (place) => scores[place] ?? 0);
    case 'nom':
      return (a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0);
    case 'phase':
      return descending(found, (_, rank) => since[rank] ?? '');
    case 'creation':
      return descending(found, (_, rank) => byName[rank]?.product.createdOn ?? '');
    case 'verification':
      return descending(found, (_, rank) => byName[rank]?.product.verified?.at ?? '');
  }
}

function labelOf(facet: FacetName, value: string): string | undefined {
  if (value === ABSENT) return ABSENT_LABELS[facet];
  if (facet in CLOSED_FACETS) return CLOSED_FACETS[facet as keyof typeof CLOSED_FACETS].get(value);
  return getProductList().codes.labelOf(facet, value);
}

/** Every value that a facet takes today, whatever is asked. */
export function listFacetValues(facet: FacetName): string[] {
  const values =
    facet in CLOSED_FACETS
      ? [...CLOSED_FACETS[facet as keyof typeof CLOSED_FACETS].keys()]
      : getProductList().codes.listLabelled(facet);
  return [...values, ABSENT];
}

/** Choices that no vocabulary and no product knows. */
export function listUnknownChoices(choices: CatalogueQuery['choices']): CatalogueResult['unknown'] {
  return FACETS.flatMap((facet) =>
    choices[facet].filter((value) => labelOf(facet, value) === undefined).map((value) => ({ facet, value })),
  );
}

/** Closed vocabularies keep their order; open ones go by count, then by name, what is absent last. */
function readFacet(facet: FacetName, query: CatalogueQuery, counts: FacetCounts): Facet {
  const chosen = new Set(query.choices[facet]);
  const known = new Set(counts[facet].map(({ value }) => value));
  const missing = query.choices[facet].filter((value) => !known.has(value));
  const closed = facet in CLOSED_FACETS;
  const { codes } = getProductList();
  const values = [
    ...counts[facet],
    ...missing.map((value) => ({ value, count: 0, rank: codes.rankOf(facet, value) })),
  ]
    .sort((a, b) => {
      if ((a.value === ABSENT) !== (b.value === ABSENT)) return a.value === ABSENT ? 1 : -1;
      return (closed ? 0 : b.count - a.count) || a.rank - b.rank;
    })
    .map(({ value, count }) => ({
      value,
      label: labelOf(facet, value) ?? value,
      count,
      chosen: chosen.has(value),
    }));
  return { name: facet, label: FACET_LABELS[facet], values };
}

/** The products that every facet finds, and the counts of all the values; `hits` are those that the words find. */
function findProducts(
  list: ProductList,
  query: CatalogueQuery,
  day: Day,
  hits: KindResult['hits'] | undefined,
): Found {
  const { byName, codes, ranks } = list;
  const { status, phase, since, statuses } = getDayCodes(list, day);
  const counter = new FacetCounter(codes, query.choices);
  const found: number[] = [];
  const scores: number[] = [];
  const isFound = (rank: number): boolean => {
    const listed = byName[rank];
    // On a past day, what had not begun did not exist; today, what is announced is shown.
    if (!listed || (query.asOf !== null && since[rank] === '')) return false;
    return counter.add(listed.codes, status[rank] ?? 0, phase[rank] ?? 0);
  };
  if (hits) {
    for (const { document, score } of hits) {
      const rank = ranks[document.id] ?? -1;
      if (rank < 0 || !isFound(rank)) continue;
      found.push(rank);
      scores.push(favourAlive(score, statuses[rank] ?? 'annonce'));
    }
  } else for (let rank = 0; rank < byName.length; rank += 1) if (isFound(rank)) found.push(rank);
  return { ranks: found, scores, counts: counter.list() };
}

/** Numbers from zero: spreading the keys of an array takes ten times longer. */
function listPlaces(length: number): number[] {
  const places = new Array<number>(length);
  for (let place = 0; place < length; place += 1) places[place] = place;
  return places;
}

/** Everything that a query finds, whatever the page asked. */
type Answer = Omit<CatalogueResult, 'query' | 'products'> & {
  listPage: (page: number) => ProductAt[];
};

function makeAnswer(list: ProductList, query: CatalogueQuery, day: Day): Answer {
  const words = query.q ? searchKind(query.q, 'produits') : undefined;
  const found = findProducts(list, query, day, words?.hits);
  const { ranks } = found;
  const sort = query.sort ?? (query.q ? 'pertinence' : 'nom');
  const compare = comparison(sort, list, found, getDayCodes(list, day).since);
  const productOf = (place: number): ProductAt[] => {
    const listed = list.byName[ranks[place] ?? -1];
    return listed ? [placeAt(listed, day)] : [];
  };
  const places = listPlaces(ranks.length);
  let all: ProductAt[] | undefined;
  let scores: Map<string, number> | undefined;
  return {
    day,
    sort,
    total: ranks.length,
    pages: Math.max(1, Math.ceil(ranks.length / PAGE_SIZE)),
    // Most pages show twenty: the whole list is put in order for those who ask.
    listPage: (page) =>
      selectFirst(places, page * PAGE_SIZE, compare)
        .slice((page - 1) * PAGE_SIZE)
        .flatMap(productOf),
    get all() {
      return (all ??= places.toSorted(compare).flatMap(productOf));
    },
    get scores() {
      return (scores ??= new Map(
        ranks.map((rank, place) => [list.byName[rank]?.product.slug ?? '', found.scores[place] ?? 0]),
      ));
    },
    corrections: words?.corrections ?? [],
    terms: words?.terms ?? new Set(),
    facets: FACETS.map((facet) => readFacet(facet, query, found.counts)),
    unknown: listUnknownChoices(query.choices),
  };
}

/** Answers kept: a page asks two or three times for one, and who reads a list page by page for the same again. */
const MOST_KEPT = 8;
const kept = new WeakMap<ProductList, Map<string, Answer>>();

function getAnswer(query: CatalogueQuery): Answer {
  const list = getProductList();
  const day = query.asOf ?? today();
  const { q, choices, sort, asOf } = query;
  const key = JSON.stringify([q, choices, sort, asOf, day]);
  const answers = kept.get(list) ?? new Map<string, Answer>();
  kept.set(list, answers);
  const answer = answers.get(key) ?? makeAnswer(list, query, day);
  answers.delete(key);
  answers.set(key, answer);
  const [oldest] = answers.keys();
  if (answers.size > MOST_KEPT && oldest !== undefined) answers.delete(oldest);
  return answer;
}

/** Answers a query of the catalogue: one list for pages, API, CSV and feeds. */
export function searchProducts(query: CatalogueQuery): CatalogueResult {
  const answer = getAnswer(query);
  const { day, sort, total, pages, corrections, terms, facets, unknown } = answer;
  return {
    query,
    day,
    sort,
    total,
    pages,
    products: answer.listPage(query.page),
    get all() {
      return answer.all;
    },
    get scores() {
      return answer.scores;
    },
    corrections,
    terms,
    facets,
    unknown,
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
