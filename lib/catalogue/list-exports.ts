import {
  type CatalogueQuery,
  EMPTY_QUERY,
  emptyChoices,
  FACETS,
  hrefOf,
  type ParsedQuery,
  parseCatalogueQuery,
} from './query.ts';

/** What the whole list that a query finds is also given as: its products, what changes among them, what is to change. */
export const LIST_EXPORTS = {
  csv: '/produits.csv',
  atom: '/produits/flux.atom',
  json: '/produits/flux.json',
  ics: '/produits/calendrier.ics',
} as const;
export type ListExport = keyof typeof LIST_EXPORTS;

export function findListExport(path: string): ListExport | undefined {
  return (Object.keys(LIST_EXPORTS) as ListExport[]).find((name) => LIST_EXPORTS[name] === path);
}

/** The query of a whole list: neither the page nor the view matter, nor the order to a feed, which has its own. */
export function wholeList(query: CatalogueQuery, name: ListExport): CatalogueQuery {
  return { ...query, page: 1, view: 'cartes', sort: name === 'csv' ? query.sort : null };
}

/** The address of the whole list that a query finds, the same whatever the order of the choices. */
export function exportHref(query: CatalogueQuery, name: ListExport): string {
  const choices = emptyChoices();
  for (const facet of FACETS) choices[facet] = [...query.choices[facet]].sort();
  return hrefOf({ ...wholeList(query, name), choices }, LIST_EXPORTS[name]);
}

/** Reads the query of a whole list: `page` and `vue` are ignored, even malformed (contract §2). */
export function parseListQuery(params: URLSearchParams): ParsedQuery {
  const own = new URLSearchParams(params);
  for (const name of ['page', 'vue']) own.delete(name);
  return parseCatalogueQuery(own);
}

/** The query of a request for a whole list. The document server lets only one that reads well come to a route. */
export function readListQuery(request: Request): CatalogueQuery {
  const parsed = parseListQuery(new URL(request.url).searchParams);
  return parsed.ok ? parsed.query : EMPTY_QUERY;
}
