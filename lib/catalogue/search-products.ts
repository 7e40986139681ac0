import { type Day, today } from '#lib/clock.ts';
import type { Correction } from '#lib/search/interpret.ts';
import { markTerms, type Piece } from '#lib/search/passage.ts';
import { listPassages, searchKind } from '#lib/search/search.ts';
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
import { findCurrentPhase, PHASES, STATUSES, statusOf } from './phases.ts';
import { getProductList, type ListedProduct, type ProductList } from './product-list.ts';
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

/** A product that may answer, before it is made an object to show. */
interface Found {
  listed: ListedProduct;
  /** Place in the order of names. */
  rank: number;
  score: number;
  /** Beginning of the current phase. */
  since: string;
}

/** What a sort compares first, the greater before; names part equals. What has no date comes last. */
const KEYS: Readonly<Record<Sort, ((found: Found) => number | string) | undefined>> = {
  pertinence: ({ score }) => score,
  nom: undefined,
  phase: ({ since }) => since,
  creation: ({ listed }) => listed.product.createdOn,
  verification: ({ listed }) => listed.product.verified?.at ?? '',
};

function comparison(sort: Sort): ((a: Found, b: Found) => number) | undefined {
  const key = KEYS[sort];
  if (!key) return undefined;
  return (a, b) => {
    const [left, right] = [key(a), key(b)];
    if (left === right) return a.rank - b.rank;
    return left > right ? -1 : 1;
  };
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

/** The products that every facet finds, in the order of names, and the counts of all the values. */
function findProducts(
  { byName, codes }: ProductList,
  query: CatalogueQuery,
  day: Day,
  scores: ReadonlyMap<number, number> | undefined,
): { found: Found[]; counts: FacetCounts } {
  const status = new Map(STATUSES.map((name) => [name, codes.add('statut', name)]));
  const phase = new Map(PHASES.map((name) => [name, codes.add('phase', name)]));
  const noPhase = codes.add('phase', ABSENT);
  const counter = new FacetCounter(codes, query.choices);
  const found: Found[] = [];
  byName.forEach((listed, rank) => {
    const score = scores ? scores.get(listed.id) : 0;
    if (score === undefined) return;
    const current = findCurrentPhase(listed.product.phases, day);
    // On a past day, what had not begun did not exist; today, what is announced is shown.
    if (query.asOf !== null && !current) return;
    const at = statusOf(current);
    const candidate = {
      codes: listed.codes,
      status: status.get(at) ?? noPhase,
      phase: (current && phase.get(current.name)) ?? noPhase,
    };
    if (!counter.add(candidate)) return;
    found.push({
      listed,
      rank,
      score: favourAlive(score, at),
      since: current?.start ?? '',
    });
  });
  return { found, counts: counter.list() };
}

/** Answers a query of the catalogue: one list for pages, API, CSV and feeds. */
export function searchProducts(query: CatalogueQuery): CatalogueResult {
  const day = query.asOf ?? today();
  const words = query.q ? searchKind(query.q, 'produits') : undefined;
  const { found, counts } = findProducts(getProductList(), query, day, words?.scores);
  const sort = query.sort ?? (query.q ? 'pertinence' : 'nom');
  const compare = comparison(sort);
  const place = ({ listed }: Found): ProductAt => placeAt(listed, day);
  const start = (query.page - 1) * PAGE_SIZE;
  const shown = compare ? selectFirst(found, start + PAGE_SIZE, compare) : found;
  let all: ProductAt[] | undefined;
  return {
    query,
    day,
    sort,
    total: found.length,
    pages: Math.max(1, Math.ceil(found.length / PAGE_SIZE)),
    products: shown.slice(start, start + PAGE_SIZE).map(place),
    corrections: words?.corrections ?? [],
    terms: words?.terms ?? new Set(),
    // Most pages show twenty: the whole list is put in order for those who ask.
    get all() {
      all ??= (compare ? found.toSorted(compare) : found).map(place);
      return all;
    },
    facets: FACETS.map((facet) => readFacet(facet, query, counts)),
    get scores() {
      return new Map(found.map(({ listed, score }) => [listed.product.slug, score]));
    },
    unknown: listUnknownChoices(query.choices),
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
