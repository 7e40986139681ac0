import { type Day, isDay } from '#lib/clock.ts';
import { QUERY_MAX_LENGTH } from '#lib/search/query-length.ts';
import { PHASE_DEFINITIONS, PHASES, STATUS_LABELS, STATUSES } from './phases.ts';
import { ACCESSIBILITY_STATUSES, TRANSPARENCY, TRANSPARENCY_NAMES } from './product.ts';

/** Facets of the catalogue, in the order in which they are shown (contract §2). */
export const FACETS = [
  'statut',
  'phase',
  'thematique',
  'public',
  'sponsor',
  'incubateur',
  'techno',
  'accessibilite',
  'transparence',
] as const;
export type FacetName = (typeof FACETS)[number];

export const FACET_LABELS: Readonly<Record<FacetName, string>> = {
  statut: 'Statut',
  phase: 'Phase',
  thematique: 'Thème',
  public: 'Public',
  sponsor: 'Administration porteuse',
  incubateur: 'Incubateur',
  techno: 'Technologie',
  accessibilite: 'Accessibilité',
  transparence: 'Transparence',
};

/** The value of a facet for a product that says nothing of it. */
export const ABSENT = 'non-renseigne';

/** Values of the closed facets, with their labels; the open ones take theirs from the vocabularies and the sheets. */
export const CLOSED_FACETS = {
  statut: new Map<string, string>(STATUSES.map((name) => [name, STATUS_LABELS[name]])),
  phase: new Map<string, string>(PHASES.map((name) => [name, PHASE_DEFINITIONS[name].label])),
  accessibilite: new Map<string, string>(Object.entries(ACCESSIBILITY_STATUSES)),
  transparence: new Map<string, string>(
    TRANSPARENCY_NAMES.flatMap((name) => [
      [name, TRANSPARENCY[name].present],
      [`sans-${name}`, TRANSPARENCY[name].absent],
    ]),
  ),
} as const;

export const ABSENT_LABELS: Readonly<Partial<Record<FacetName, string>>> = {
  statut: 'Statut non renseigné',
  phase: 'Aucune phase commencée',
  thematique: 'Thème non renseigné',
  public: 'Public non renseigné',
  sponsor: 'Administration non renseignée',
  incubateur: 'Incubateur non renseigné',
  techno: 'Technologie non renseignée',
  accessibilite: 'Accessibilité non déclarée',
  transparence: 'Rien de publié',
};

export const SORTS = ['pertinence', 'nom', 'phase', 'creation', 'verification'] as const;
export type Sort = (typeof SORTS)[number];
export const SORT_LABELS: Readonly<Record<Sort, string>> = {
  pertinence: 'Pertinence',
  nom: 'Nom',
  phase: 'Dernier changement de phase',
  creation: 'Date de création',
  verification: 'Dernière vérification',
};

export const VIEWS = ['cartes', 'tableau'] as const;
export type View = (typeof VIEWS)[number];

export const PAGE_SIZE = 20;
export const MAX_PAGE = 100_000;
/** Values of one facet that are read. */
export const MAX_VALUES = 50;

/** What is asked of the catalogue; every field is decided. */
export interface CatalogueQuery {
  q: string;
  choices: Record<FacetName, string[]>;
  /** Null: relevance when there are words, else by name. */
  sort: Sort | null;
  view: View;
  page: number;
  /** Null: today. */
  asOf: Day | null;
}

/** A parameter that cannot be understood: the answer is a 400 that says so. */
export interface QueryFault {
  parameter: string;
  message: string;
  /** What would be accepted, in words or as a list of values. */
  accepted: readonly string[];
}

export type ParsedQuery = { ok: true; query: CatalogueQuery } | { ok: false; faults: QueryFault[] };

export function emptyChoices(): Record<FacetName, string[]> {
  return {
    statut: [],
    phase: [],
    thematique: [],
    public: [],
    sponsor: [],
    incubateur: [],
    techno: [],
    accessibilite: [],
    transparence: [],
  };
}

export const EMPTY_QUERY: CatalogueQuery = {
  q: '',
  choices: emptyChoices(),
  sort: null,
  view: 'cartes',
  page: 1,
  asOf: null,
};

/** A page number of an address: whole, from 1, without sign or leading zero; undefined when it is not one. */
export function findPageNumber(text: string | null): number | undefined {
  if (text === null || text === '') return 1;
  return /^[1-9]\d{0,5}$/.test(text) && Number(text) <= MAX_PAGE ? Number(text) : undefined;
}

/** What an address says whose `page` is none. */
export const PAGE_FAULT: QueryFault = {
  parameter: 'page',
  message: 'Le numéro de page n’est pas un nombre entier à partir de 1.',
  accepted: ['1, 2, 3…'],
};

export function checkWords(q: string): QueryFault[] {
  if ([...q].length <= QUERY_MAX_LENGTH) return [];
  return [
    {
      parameter: 'q',
      message: `La recherche dépasse ${QUERY_MAX_LENGTH} caractères.`,
      accepted: [`un texte de ${QUERY_MAX_LENGTH} caractères au plus`],
    },
  ];
}

function isOneOf<T extends string>(values: readonly T[], text: string): text is T {
  return (values as readonly string[]).includes(text);
}

/** Reads the query of `/produits` and its CSV, feeds and API. Unknown parameters are left to the caller. */
export function parseCatalogueQuery(params: URLSearchParams): ParsedQuery {
  const q = (params.get('q') ?? '').normalize('NFC').trim();
  const faults: QueryFault[] = checkWords(q);
  const page = findPageNumber(params.get('page'));
  if (page === undefined) {
    faults.push(PAGE_FAULT);
  }
  const sort = params.get('tri') || null;
  if (sort !== null && !isOneOf(SORTS, sort)) {
    faults.push({
      parameter: 'tri',
      message: `Le tri « ${sort.slice(0, 40)} » n’existe pas.`,
      accepted: SORTS,
    });
  }
  const view = params.get('vue') || 'cartes';
  if (!isOneOf(VIEWS, view)) {
    faults.push({
      parameter: 'vue',
      message: `La vue « ${view.slice(0, 40)} » n’existe pas.`,
      accepted: VIEWS,
    });
  }
  const asOf = params.get('au') || null;
  if (asOf !== null && !isDay(asOf)) {
    faults.push({
      parameter: 'au',
      message: 'La date n’est pas un jour du calendrier.',
      accepted: ['AAAA-MM-JJ, par exemple 2023-01-01'],
    });
  }
  if (faults.length > 0 || page === undefined) return { ok: false, faults };
  const choices = emptyChoices();
  for (const facet of FACETS) {
    choices[facet] = [...new Set(params.getAll(facet).filter((value) => value !== ''))].slice(0, MAX_VALUES);
  }
  return {
    ok: true,
    query: { q, choices, sort: sort as Sort | null, view: view as View, page, asOf },
  };
}

/** The address of a query below `/produits`: known parameters only, in a fixed order, defaults left out. */
export function hrefOf(query: CatalogueQuery, path = '/produits'): string {
  const params = new URLSearchParams();
  if (query.q) params.set('q', query.q);
  for (const facet of FACETS) for (const value of query.choices[facet]) params.append(facet, value);
  if (query.asOf) params.set('au', query.asOf);
  if (query.sort) params.set('tri', query.sort);
  if (query.view !== 'cartes') params.set('vue', query.view);
  if (query.page > 1) params.set('page', String(query.page));
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}

/** The same query with one value of a facet added or taken away, back on its first page. */
export function toggleChoice(query: CatalogueQuery, facet: FacetName, value: string): CatalogueQuery {
  const chosen = query.choices[facet];
  const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
  return { ...query, page: 1, choices: { ...query.choices, [facet]: next } };
}

/** What a search form keeps of the query beside its words: choices, day, order and view. */
export function listKeptParameters(query: CatalogueQuery): [name: string, value: string][] {
  const kept = new URL(hrefOf({ ...query, q: '', page: 1 }), 'http://localhost').searchParams;
  return [...kept];
}
