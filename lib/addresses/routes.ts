import { API_PATHS } from '#lib/api/routes.ts';
import { FACETS } from '#lib/catalogue/query.ts';
import { STATISTICS_PARAMETERS } from '#lib/catalogue/statistics-query.ts';
import { TRANSPARENCY_PARAMETERS } from '#lib/catalogue/transparency.ts';

/** One table of the public addresses: it feeds the resolver, the sitemap, the plan of the site and the link checks. */
export interface StaticRoute {
  path: string;
  /** Name in the plan of the site. */
  label: string;
  group: 'catalogue' | 'actualites' | 'portail';
  /** Query parameters that the page knows; others are ignored. */
  parameters: readonly string[];
  /** In the sitemap and open to search engines. */
  indexed: boolean;
}

const CATALOGUE_PARAMETERS = ['q', ...FACETS, 'au', 'tri', 'vue', 'page', 'voir'] as const;

export const STATIC_ROUTES: readonly StaticRoute[] = [
  { path: '/', label: 'Accueil', group: 'portail', parameters: [], indexed: true },
  {
    path: '/produits',
    label: 'Catalogue des produits',
    group: 'catalogue',
    parameters: CATALOGUE_PARAMETERS,
    indexed: true,
  },
  {
    path: '/produits/comparer',
    label: 'Comparer des produits',
    group: 'catalogue',
    parameters: ['p'],
    indexed: false,
  },
  {
    path: '/statistiques',
    label: 'Statistiques du catalogue',
    group: 'catalogue',
    parameters: STATISTICS_PARAMETERS,
    indexed: true,
  },
  {
    path: '/transparence',
    label: 'Transparence des produits',
    group: 'catalogue',
    parameters: TRANSPARENCY_PARAMETERS,
    indexed: true,
  },
  {
    path: '/actualites',
    label: 'Actualités',
    group: 'actualites',
    parameters: ['annee', 'page'],
    indexed: true,
  },
  { path: '/recherche', label: 'Recherche', group: 'portail', parameters: ['q', 'page'], indexed: false },
  { path: '/plan-du-site', label: 'Plan du site', group: 'portail', parameters: [], indexed: true },
];

/** Machine-readable addresses that a route of the application answers. */
export const MACHINE_ROUTES = [
  // The API reads its own parameters (lib/api/resolve-api.ts).
  ...Object.values(API_PATHS),
  '/sitemap.xml',
  '/robots.txt',
  '/opensearch.xml',
  '/llms.txt',
  '/.well-known/security.txt',
  '/statistiques.csv',
  '/recherche/suggestions',
] as const;

/** Below it, what a draft would make, for whoever was given the link. In no list: only the studio makes such addresses. */
export const SHARED_PREVIEW_PATH = '/apercu/';

/** Addresses of former sites and other names whose page stands elsewhere today. */
export const FIXED_REDIRECTS: Readonly<Record<string, string>> = {
  '/stats': '/statistiques',
  '/security.txt': '/.well-known/security.txt',
};
