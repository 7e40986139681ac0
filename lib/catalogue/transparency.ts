import type { Day } from '#lib/clock.ts';
import { STATUS_LABELS, type Status, STATUSES } from './phases.ts';
import {
  ACCESSIBILITY_STATUSES,
  type AccessibilityStatus,
  TRANSPARENCY_NAMES,
  type TransparencyName,
} from './product.ts';
import { EMPTY_QUERY, emptyChoices, findPageNumber, hrefOf, PAGE_FAULT, type QueryFault } from './query.ts';
import type { ProductAt } from './snapshot.ts';

/** Columns that `/transparence` sorts by. */
export const TRANSPARENCY_SORTS = [
  'nom',
  'publie',
  ...TRANSPARENCY_NAMES,
  'niveau',
  'audit',
  'echeance',
] as const;
export type TransparencySort = (typeof TRANSPARENCY_SORTS)[number];

export const TRANSPARENCY_PARAMETERS = ['statut', 'tri', 'ordre', 'page'] as const;
export const TRANSPARENCY_PAGE_SIZE = 20;

const REVERSED = 'inverse';
const MAX_VALUES = 50;

export interface TransparencyQuery {
  statuses: string[];
  sort: TransparencySort;
  reversed: boolean;
  page: number;
}

export const EMPTY_TRANSPARENCY: TransparencyQuery = { statuses: [], sort: 'nom', reversed: false, page: 1 };

export type ParsedTransparency = { ok: true; query: TransparencyQuery } | { ok: false; faults: QueryFault[] };

const isSort = (text: string): text is TransparencySort =>
  (TRANSPARENCY_SORTS as readonly string[]).includes(text);

/** Reads the query of `/transparence`. Unknown parameters are left to the caller, unknown statuses to the page. */
export function parseTransparencyQuery(params: URLSearchParams): ParsedTransparency {
  const faults: QueryFault[] = [];
  const sort = params.get('tri') || 'nom';
  if (!isSort(sort)) {
    faults.push({
      parameter: 'tri',
      message: `Le tri « ${sort.slice(0, 40)} » n’existe pas.`,
      accepted: TRANSPARENCY_SORTS,
    });
  }
  const order = params.get('ordre') ?? '';
  if (order !== '' && order !== REVERSED) {
    faults.push({
      parameter: 'ordre',
      message: `L’ordre « ${order.slice(0, 40)} » n’existe pas.`,
      accepted: [REVERSED],
    });
  }
  const page = findPageNumber(params.get('page'));
  if (page === undefined) {
    faults.push(PAGE_FAULT);
  }
  if (faults.length > 0 || page === undefined || !isSort(sort)) return { ok: false, faults };
  const statuses = [...new Set(params.getAll('statut').filter((value) => value !== ''))].slice(0, MAX_VALUES);
  return { ok: true, query: { statuses, sort, reversed: order === REVERSED, page } };
}

/** The address of a query below `/transparence`, defaults left out. */
export function hrefOfTransparency(query: TransparencyQuery): string {
  const params = new URLSearchParams();
  for (const value of query.statuses) params.append('statut', value);
  if (query.sort !== 'nom') params.set('tri', query.sort);
  if (query.reversed) params.set('ordre', REVERSED);
  if (query.page > 1) params.set('page', String(query.page));
  const text = params.toString();
  return text ? `/transparence?${text}` : '/transparence';
}

/** The same query with a status added or taken away, back on its first page. */
export function toggleStatus(query: TransparencyQuery, status: string): TransparencyQuery {
  const { statuses } = query;
  return {
    ...query,
    page: 1,
    statuses: statuses.includes(status)
      ? statuses.filter((value) => value !== status)
      : [...statuses, status],
  };
}

/** What the header of a column asks for: its order, or the reverse of it where the column sorts already. */
export function sortBy(query: TransparencyQuery, sort: TransparencySort): TransparencyQuery {
  return { ...query, sort, reversed: query.sort === sort && !query.reversed, page: 1 };
}

/** Columns whose own order goes up: names and dates. The others show first those that publish most. */
export function isAscending(sort: TransparencySort): boolean {
  return sort === 'nom' || sort === 'audit' || sort === 'echeance';
}

export interface TransparencyRow {
  item: ProductAt;
  /** How many of the informations owed it publishes. */
  published: number;
}

/** Products that publish an information and those that do not, each with the list that it counts. */
export interface Share {
  name: TransparencyName;
  published: { count: number; href: string };
  unpublished: { count: number; href: string };
}

/** A fact that a sheet dates: nothing else of what it publishes is dated. */
export interface DatedFact {
  item: ProductAt;
  kind: 'audit' | 'homologation';
  day: Day;
}

export interface StatusChoice {
  value: string;
  label: string;
  count: number;
  chosen: boolean;
}

/** What the promise of publishing everything has come to. */
export interface Promise100 {
  products: number;
  owed: number;
  published: number;
  /** Rounded down: 100 is said only when nothing is missing. */
  percent: number;
}

export interface TransparencyTable {
  total: number;
  pages: number;
  /** Those of the page asked. */
  rows: TransparencyRow[];
  statuses: StatusChoice[];
  /** Statuses asked for that do not exist. */
  unknown: string[];
  shares: Share[];
  /** True where at least one product says it. */
  knowsAudit: boolean;
  knowsExpiry: boolean;
  dated: DatedFact[];
}

export function countPublished({ product }: Pick<ProductAt, 'product'>): number {
  return TRANSPARENCY_NAMES.filter((name) => product.transparency[name]).length;
}

export function measurePromise(items: readonly ProductAt[]): Promise100 {
  const owed = items.length * TRANSPARENCY_NAMES.length;
  const published = items.reduce((sum, item) => sum + countPublished(item), 0);
  return {
    products: items.length,
    owed,
    published,
    percent: owed === 0 ? 0 : Math.floor((published * 100) / owed),
  };
}

const collator = new Intl.Collator('fr', { sensitivity: 'base', numeric: true });
const LEVELS = Object.keys(ACCESSIBILITY_STATUSES) as AccessibilityStatus[];

/** Names of the informations where their column or line says the rest. */
export const TRANSPARENCY_LABELS: Readonly<Record<TransparencyName, string>> = {
  accessibilite: 'Accessibilité',
  statistiques: 'Statistiques',
  impact: 'Impact',
  budget: 'Budget',
  code: 'Code source',
  'analyse-risques': 'Analyse de risques',
  'donnees-personnelles': 'Données personnelles',
  homologation: 'Homologation',
};

/** What a column sorts by; null where the product says nothing. */
function keyOf({ item, published }: TransparencyRow, sort: TransparencySort): number | Day | null {
  const { product } = item;
  switch (sort) {
    case 'nom':
      return 0;
    case 'publie':
      return -published;
    case 'niveau':
      return product.accessibilityStatus ? -LEVELS.indexOf(product.accessibilityStatus) : 1;
    case 'audit':
      return product.dated.accessibilityAudit;
    case 'echeance':
      return product.dated.securityExpiry;
    default:
      return product.transparency[sort] ? 0 : 1;
  }
}

/** Equal products go by name; those that say nothing come last in both orders. */
function comparison({ sort, reversed }: TransparencyQuery) {
  const sign = reversed ? -1 : 1;
  const byName = (a: TransparencyRow, b: TransparencyRow) =>
    collator.compare(a.item.product.name, b.item.product.name) ||
    (a.item.product.slug < b.item.product.slug ? -1 : 1);
  return (a: TransparencyRow, b: TransparencyRow): number => {
    if (sort === 'nom') return sign * byName(a, b);
    const left = keyOf(a, sort);
    const right = keyOf(b, sort);
    if (left === null || right === null)
      return Number(left === null) - Number(right === null) || byName(a, b);
    if (left !== right) return left < right ? -sign : sign;
    return byName(a, b);
  };
}

function listStatuses(items: readonly ProductAt[], { statuses }: TransparencyQuery): StatusChoice[] {
  return STATUSES.map((value) => ({
    value,
    label: STATUS_LABELS[value],
    count: items.filter(({ status }) => status === value).length,
    chosen: statuses.includes(value),
  })).filter(({ count, chosen }) => count > 0 || chosen);
}

function shareOf(items: readonly ProductAt[], name: TransparencyName, statut: string[]): Share {
  const href = (value: string) =>
    hrefOf({ ...EMPTY_QUERY, choices: { ...emptyChoices(), statut, transparence: [value] } });
  const count = items.filter(({ product }) => product.transparency[name]).length;
  return {
    name,
    published: { count, href: href(name) },
    unpublished: { count: items.length - count, href: href(`sans-${name}`) },
  };
}

function listDatedFacts(items: readonly ProductAt[]): DatedFact[] {
  return items
    .flatMap((item): DatedFact[] => {
      const { accessibilityAudit, securityExpiry } = item.product.dated;
      return [
        ...(accessibilityAudit ? [{ item, kind: 'audit' as const, day: accessibilityAudit }] : []),
        ...(securityExpiry ? [{ item, kind: 'homologation' as const, day: securityExpiry }] : []),
      ];
    })
    .sort((a, b) => b.day.localeCompare(a.day) || collator.compare(a.item.product.name, b.item.product.name));
}

const isStatus = (value: string): value is Status => (STATUSES as readonly string[]).includes(value);

/** What products publish and what they owe, for the statuses asked. */
export function tabulateTransparency(
  items: readonly ProductAt[],
  query: TransparencyQuery,
): TransparencyTable {
  const chosen = items.filter(({ status }) => query.statuses.length === 0 || query.statuses.includes(status));
  const rows = chosen.map((item) => ({ item, published: countPublished(item) })).sort(comparison(query));
  const start = (query.page - 1) * TRANSPARENCY_PAGE_SIZE;
  return {
    total: rows.length,
    pages: Math.max(1, Math.ceil(rows.length / TRANSPARENCY_PAGE_SIZE)),
    rows: rows.slice(start, start + TRANSPARENCY_PAGE_SIZE),
    statuses: listStatuses(items, query),
    unknown: query.statuses.filter((value) => !isStatus(value)),
    shares: TRANSPARENCY_NAMES.map((name) => shareOf(chosen, name, query.statuses)),
    knowsAudit: chosen.some(({ product }) => product.dated.accessibilityAudit !== null),
    knowsExpiry: chosen.some(({ product }) => product.dated.securityExpiry !== null),
    dated: listDatedFacts(chosen),
  };
}
