import type { z } from 'zod';
import {
  emptyChoices,
  FACETS,
  type FacetName,
  MAX_VALUES,
  type QueryFault,
  SORTS,
  VIEWS,
} from '#lib/catalogue/query.ts';
import { listFacetValues, listUnknownChoices } from '#lib/catalogue/search-products.ts';
import { QUERY_MAX_LENGTH } from '#lib/search/query-length.ts';
import { MAX_PAGE_SIZE } from './parameters.ts';

export type ReadParameters<T> = { ok: true; values: T } | { ok: false; faults: QueryFault[] };

/** Characters of a refused value that are said again. */
const QUOTED_LENGTH = 60;

const isFacet = (name: string): name is FacetName => (FACETS as readonly string[]).includes(name);

/** What is expected of the parameters that are not facets. */
const EXPECTED: Readonly<Record<string, { message: string; accepted: readonly string[] }>> = {
  q: {
    message: `La recherche dépasse ${QUERY_MAX_LENGTH} caractères.`,
    accepted: [`un texte de ${QUERY_MAX_LENGTH} caractères au plus`],
  },
  au: {
    message: 'La date n’est pas un jour du calendrier.',
    accepted: ['AAAA-MM-JJ, par exemple 2023-01-01'],
  },
  tri: { message: 'Ce tri n’existe pas.', accepted: SORTS },
  vue: { message: 'Cette vue n’existe pas.', accepted: VIEWS },
  page: {
    message: 'Le numéro de page n’est pas un nombre entier à partir de 1.',
    accepted: ['1, 2, 3…'],
  },
  page_size: {
    message: `La taille de page n’est pas un nombre entier de 1 à ${MAX_PAGE_SIZE}.`,
    accepted: [`1 à ${MAX_PAGE_SIZE}`],
  },
  cursor: {
    message: 'Ce curseur n’est pas celui de cette liste, ou il a été modifié.',
    accepted: ['le curseur donné par « links.next » ou « links.prev », tel quel'],
  },
  annee: { message: 'L’année n’est pas un nombre de quatre chiffres.', accepted: ['2025, par exemple'] },
};

export function faultOf(parameter: string): QueryFault {
  const expected = EXPECTED[parameter] ?? { message: 'Cette valeur n’est pas acceptée.', accepted: [] };
  return { parameter, ...expected };
}

function unknownValue(parameter: string, value: string, accepted: readonly string[]): QueryFault {
  return {
    parameter,
    message: `La valeur « ${value.slice(0, QUOTED_LENGTH)} » n’est pas connue.`,
    accepted,
  };
}

/** One text, or the list of those of a facet; empty values count as absent, as on the pages. */
function collect(params: URLSearchParams): Record<string, string | string[]> {
  const raw: [string, string | string[]][] = [];
  for (const name of new Set(params.keys())) {
    const given = params.getAll(name).filter((value) => value !== '');
    const [first, ...others] = given;
    if (first !== undefined) raw.push([name, isFacet(name) || others.length > 0 ? given : first]);
  }
  return Object.fromEntries(raw);
}

/** Names without a value are still names: a misspelt one is said. */
function listUnknownNames(params: URLSearchParams, known: readonly string[]): QueryFault[] {
  return [...new Set(params.keys())]
    .filter((name) => !known.includes(name))
    .map((name) => ({
      parameter: name.slice(0, QUOTED_LENGTH),
      message: 'Ce paramètre n’existe pas ici.',
      accepted: known,
    }));
}

function readIssue(
  issue: z.core.$ZodIssue,
  raw: Readonly<Record<string, string | string[]>>,
  fields: readonly string[],
): QueryFault {
  const [name, rank] = issue.path;
  const parameter = String(name);
  const given = raw[parameter];
  if (isFacet(parameter)) {
    const accepted = [`${MAX_VALUES} valeurs au plus`];
    return { parameter, message: 'Ce paramètre prend trop de valeurs.', accepted };
  }
  if (Array.isArray(given))
    return { parameter, message: 'Ce paramètre ne se répète pas ici.', accepted: ['une seule valeur'] };
  if (parameter === 'fields')
    return unknownValue(parameter, given?.split(',')[Number(rank)] ?? given ?? '', fields);
  return faultOf(parameter);
}

/** Values that no list and no product knows, of closed facets and of open ones alike (contract §2). */
function listUnknownValues(raw: Readonly<Record<string, string | string[]>>): QueryFault[] {
  const choices = emptyChoices();
  for (const [name, given] of Object.entries(raw)) if (isFacet(name)) choices[name] = [given].flat();
  return listUnknownChoices(choices).map(({ facet, value }) =>
    unknownValue(facet, value, listFacetValues(facet)),
  );
}

/** True for a value of a facet: those are looked at by {@link listUnknownValues}, which knows the open lists too. */
const isFacetValue = ({ path: [name, rank] }: z.core.$ZodIssue): boolean =>
  isFacet(String(name)) && typeof rank === 'number';

/** Checks the parameters of an address by the schema that the documentation of the API is made of. */
export function readParameters<T extends z.ZodRawShape>(
  schema: z.ZodObject<T>,
  params: URLSearchParams,
  fields: readonly string[],
): ReadParameters<z.output<z.ZodObject<T>>> {
  const known = Object.keys(schema.shape);
  const raw = collect(params);
  const faults = listUnknownNames(params, known);
  const own = Object.fromEntries(Object.entries(raw).filter(([name]) => known.includes(name)));
  faults.push(...listUnknownValues(own));
  const parsed = schema.safeParse(own);
  if (!parsed.success) {
    const others = parsed.error.issues.filter((issue) => !isFacetValue(issue));
    faults.push(...others.map((issue) => readIssue(issue, own, fields)));
  }
  if (faults.length > 0 || !parsed.success) return { ok: false, faults };
  return { ok: true, values: parsed.data };
}
