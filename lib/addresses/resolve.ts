import { findDocument } from '#db/index/document.ts';
import { listArticles, listTags } from '#lib/articles/list-articles.ts';
import { matchNewsFeed } from '#lib/articles/news-addresses.ts';
import { compareHref, listComparedSlugs } from '#lib/catalogue/compared-slugs.ts';
import { exportHref, findListExport, type ListExport, parseListQuery } from '#lib/catalogue/list-exports.ts';
import { findProduct } from '#lib/catalogue/get-product.ts';
import { hasPubliccode, matchPubliccode } from '#lib/catalogue/publiccode.ts';
import {
  checkWords,
  findPageNumber,
  PAGE_FAULT,
  parseCatalogueQuery,
  type QueryFault,
} from '#lib/catalogue/query.ts';
import { searchProducts } from '#lib/catalogue/search-products.ts';
import { listProductsAt } from '#lib/catalogue/snapshot.ts';
import {
  hrefOfList,
  hrefOfSeries,
  parseSeries,
  parseStatisticsQuery,
} from '#lib/catalogue/statistics-query.ts';
import {
  hrefOfTransparency,
  parseTransparencyQuery,
  tabulateTransparency,
} from '#lib/catalogue/transparency.ts';
import type { Kind } from '#lib/content/kinds.ts';
import { countSearchPages } from '#lib/discovery/search-portal.ts';
import { localMinute, today } from '#lib/clock.ts';
import { getIndex } from '#lib/portal/index-reader.ts';
import { visibilityAt } from '#lib/portal/visibility.ts';
import { isSlug } from '#lib/slug.ts';
import type { Resolution } from './resolution.ts';
import { addressOf } from './address-of.ts';
import { describeGone } from './describe-gone.ts';
import { findFormer, findMovedAndGone } from './find-former.ts';
import { MACHINE_ROUTES, SHARED_PREVIEW_PATH, STATIC_ROUTES } from './routes.ts';

/** Longest address taken, in bytes; a longer one is a 414 (contract §2). */
export const ADDRESS_MAX_BYTES = 4_096;

/** Parameters of which only the first value counts; of the others, repetition means “or”. */
const SINGLE: ReadonlySet<string> = new Set(['q', 'au', 'tri', 'vue', 'page', 'voir', 'annee']);

function keepKnown(params: URLSearchParams, known: readonly string[]): string {
  const kept = new URLSearchParams();
  for (const name of known) {
    const values = SINGLE.has(name)
      ? params.getAll(name).slice(0, 1)
      : [...new Set(params.getAll(name))].sort();
    for (const value of values) if (value !== '') kept.append(name, value);
  }
  const text = kept.toString();
  return text ? `?${text}` : '';
}

function resolveDocument(kind: Kind, slug: string, now: Date): Resolution | undefined {
  if (!isSlug(slug)) return undefined;
  const document = findDocument(getIndex(), kind, slug);
  if (!document) return undefined;
  switch (visibilityAt(document, localMinute(now))) {
    case 'public':
      return { kind: 'page', address: addressOf(kind, slug) };
    case 'gone':
      return describeGone(document, kind, now);
    case 'absent':
      return undefined;
  }
}

const isTag = (id: string): boolean => listTags().some((tag) => tag.id === id);

const readWords = (params: URLSearchParams): string => (params.get('q') ?? '').normalize('NFC').trim();

const page = (path: string, params: URLSearchParams, known: readonly string[]): Resolution => ({
  kind: 'page',
  address: path + keepKnown(params, known),
});

function resolveCatalogue(params: URLSearchParams, known: readonly string[]): Resolution {
  const parsed = parseCatalogueQuery(params);
  if (!parsed.ok) return { kind: 'invalid', faults: parsed.faults };
  if (parsed.query.page > 1 && parsed.query.page > searchProducts(parsed.query).pages)
    return { kind: 'missing' };
  return page('/produits', params, known);
}

function resolveListExport(name: ListExport, params: URLSearchParams): Resolution {
  const parsed = parseListQuery(params);
  if (!parsed.ok) return { kind: 'invalid', faults: parsed.faults };
  return { kind: 'machine', address: exportHref(parsed.query, name) };
}

function resolveStatistics(params: URLSearchParams): Resolution {
  const parsed = parseStatisticsQuery(params);
  if (!parsed.ok) return { kind: 'invalid', faults: parsed.faults };
  return { kind: 'page', address: parsed.list ? hrefOfList(parsed.list) : '/statistiques' };
}

function resolveSeries(params: URLSearchParams): Resolution {
  const parsed = parseSeries(params);
  if (!parsed.ok) return { kind: 'invalid', faults: parsed.faults };
  return { kind: 'machine', address: hrefOfSeries(parsed.series) };
}

/** As typed, but for the spaces around, so that the same words are one document. */
function resolveSuggestions(params: URLSearchParams): Resolution {
  const q = readWords(params);
  const faults = checkWords(q);
  if (faults.length > 0) return { kind: 'invalid', faults };
  const query = keepKnown(new URLSearchParams({ q }), ['q']);
  return { kind: 'machine', address: `/recherche/suggestions${query}` };
}

function resolveSearch(params: URLSearchParams, known: readonly string[]): Resolution {
  const q = readWords(params);
  const number = findPageNumber(params.get('page'));
  const faults = checkWords(q);
  if (number === undefined) faults.push(PAGE_FAULT);
  if (faults.length > 0 || number === undefined) return { kind: 'invalid', faults };
  if (number > 1 && number > countSearchPages(q)) return { kind: 'missing' };
  return page('/recherche', params, known);
}

function resolveTransparency(params: URLSearchParams): Resolution {
  const parsed = parseTransparencyQuery(params);
  if (!parsed.ok) return { kind: 'invalid', faults: parsed.faults };
  const { query } = parsed;
  if (query.page > 1 && query.page > tabulateTransparency(listProductsAt(today()), query).pages)
    return { kind: 'missing' };
  return { kind: 'page', address: hrefOfTransparency({ ...query, statuses: query.statuses.toSorted() }) };
}

function resolveNews(path: string, tag: string | null, params: URLSearchParams): Resolution {
  const number = findPageNumber(params.get('page'));
  const year = params.get('annee') || null;
  const faults: QueryFault[] = [];
  if (number === undefined) {
    faults.push(PAGE_FAULT);
  }
  if (year !== null && !/^\d{4}$/.test(year)) {
    faults.push({
      parameter: 'annee',
      message: 'L’année n’est pas un nombre de quatre chiffres.',
      accepted: ['2025, par exemple'],
    });
  }
  if (faults.length > 0 || number === undefined) return { kind: 'invalid', faults };
  if (number > listArticles({ tag, year, page: number }).pages) return { kind: 'missing' };
  return page(path, params, ['annee', 'page']);
}

/** What is made of a tag or of a product, for programs: as long as there is such a tag or such facts. */
function resolveDerived(path: string): Resolution | undefined {
  const feed = matchNewsFeed(path);
  if (feed)
    return feed.tag === null || isTag(feed.tag) ? { kind: 'machine', address: path } : { kind: 'missing' };
  const slug = matchPubliccode(path);
  if (slug === undefined) return undefined;
  const product = findProduct(slug)?.product;
  return product && hasPubliccode(product) ? { kind: 'machine', address: path } : { kind: 'missing' };
}

function resolveStatic(path: string, params: URLSearchParams): Resolution | undefined {
  const route = STATIC_ROUTES.find((candidate) => candidate.path === path);
  if (!route) return undefined;
  if (path === '/produits') return resolveCatalogue(params, route.parameters);
  // The order of the products is the visitor's.
  if (path === '/produits/comparer') return { kind: 'page', address: compareHref(listComparedSlugs(params)) };
  if (path === '/statistiques') return resolveStatistics(params);
  if (path === '/transparence') return resolveTransparency(params);
  if (path === '/actualites') return resolveNews(path, null, params);
  if (path === '/recherche') return resolveSearch(params, route.parameters);
  return page(path, params, route.parameters);
}

/** What answers today under this address, former addresses apart. */
function resolveToday(path: string, params: URLSearchParams, now: Date): Resolution | undefined {
  const fixed = resolveStatic(path, params);
  if (fixed) return fixed;
  if (path === '/statistiques.csv') return resolveSeries(params);
  if (path === '/recherche/suggestions') return resolveSuggestions(params);
  if ((MACHINE_ROUTES as readonly string[]).includes(path)) return { kind: 'machine', address: path };
  const listExport = findListExport(path);
  if (listExport) return resolveListExport(listExport, params);
  const derived = resolveDerived(path);
  if (derived) return derived;
  const [first = '', second, third, ...rest] = path.slice(1).split('/');
  if (second === undefined) return resolveDocument('pages', first, now);
  if (third === undefined && (first === 'produits' || first === 'actualites'))
    return resolveDocument(first, second, now);
  if (first === 'actualites' && second === 'etiquette' && third !== undefined && rest.length === 0) {
    if (isTag(third)) return resolveNews(path, third, params);
  }
  return undefined;
}

const answers = (resolution: Resolution | undefined): boolean =>
  resolution?.kind === 'page' || resolution?.kind === 'machine';

function resolvePath(path: string, params: URLSearchParams, now: Date): Resolution {
  const found = resolveToday(path, params, now);
  if (answers(found) || found?.kind === 'invalid') return found ?? { kind: 'missing' };
  const isAnswered = (target: string) => {
    const [targetPath = '/', query = ''] = target.split('?');
    return answers(resolveToday(targetPath, new URLSearchParams(query), now));
  };
  // A document that was renamed says so by `redirect_from`: its former address is not gone, it moved.
  return findFormer(path, { now, isAnswered }) ?? findMovedAndGone(path, now) ?? found ?? { kind: 'missing' };
}

/**
 * What the address of a request is. `target` is the path and query as received. A path that ends with slashes leads to
 * the one without, in one step with any other redirect.
 */
export function resolveAddress(target: string, now: Date): Resolution {
  const mark = target.indexOf('?');
  const rawPath = mark < 0 ? target : target.slice(0, mark);
  const params = new URLSearchParams(mark < 0 ? '' : target.slice(mark + 1));
  let path: string;
  try {
    path = decodeURIComponent(rawPath);
  } catch {
    return { kind: 'undecodable' };
  }
  if (/[\u0000-\u001F\u007F\\]/.test(path)) return { kind: 'undecodable' };
  // An encoded slash would give a second address to the same page.
  if (path.includes('//') || /%2f/i.test(rawPath)) return { kind: 'missing' };
  const bare = path === '/' ? path : path.replace(/\/+$/, '');
  if (bare.startsWith(SHARED_PREVIEW_PATH))
    return { kind: 'preview', token: bare.slice(SHARED_PREVIEW_PATH.length) };
  const resolution = resolvePath(bare, params, now);
  if (bare !== path && (resolution.kind === 'page' || resolution.kind === 'machine')) {
    const query = mark < 0 ? '' : target.slice(mark);
    return { kind: 'redirect', to: encodeURI(bare) + query };
  }
  return resolution;
}
