import { z } from 'zod';
import { isKind, type Kind } from '#lib/content/kinds.ts';
import { QUERY_MAX_LENGTH } from '#lib/search/query-length.ts';
import { isSearchState, type SearchState } from './search-states.ts';

const schema = z.object({
  q: z
    .string()
    .transform((text) => text.trim().slice(0, QUERY_MAX_LENGTH))
    .catch(''),
  page: z.coerce.number().int().min(1).max(1_000).catch(1),
});

/** What the search of the studio is asked; no choice in a list is every one of it. */
export interface StudioQuery {
  q: string;
  kinds: Kind[];
  states: SearchState[];
  page: number;
}

/** Reads an address; what is malformed asks nothing. */
export function readStudioQuery(params: URLSearchParams): StudioQuery {
  const { q, page } = schema.parse({ q: params.get('q'), page: params.get('page') });
  return {
    q,
    kinds: [...new Set(params.getAll('genre'))].filter(isKind),
    states: [...new Set(params.getAll('etat'))].filter(isSearchState),
    page,
  };
}

/** The address of a query, defaults left out. */
export function studioSearchPath({ q, kinds, states, page }: StudioQuery): string {
  const params = new URLSearchParams({ q });
  for (const kind of kinds) params.append('genre', kind);
  for (const state of states) params.append('etat', state);
  if (page > 1) params.append('page', String(page));
  return `/studio/recherche?${params.toString()}`;
}
