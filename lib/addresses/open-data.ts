/** What the portal gives beside its pages, for people who build on it. */
export const OPEN_DATA = [
  { path: '/api/v1/products', label: 'Catalogue des produits (API, JSON)' },
  { path: '/api/v1/openapi.json', label: 'Description de l’API (OpenAPI)' },
  { path: '/produits.csv', label: 'Catalogue des produits (CSV)' },
  { path: '/produits/flux.atom', label: 'Ce qui change parmi les produits (flux Atom)' },
  { path: '/produits/flux.json', label: 'Ce qui change parmi les produits (JSON Feed)' },
  { path: '/produits/calendrier.ics', label: 'Changements de phase annoncés (iCalendar)' },
  { path: '/actualites/flux.atom', label: 'Actualités (flux Atom)' },
  { path: '/actualites/flux.rss', label: 'Actualités (flux RSS)' },
  { path: '/actualites/flux.json', label: 'Actualités (JSON Feed)' },
  { path: '/statistiques.csv', label: 'Statistiques du catalogue (CSV)' },
  { path: '/sitemap.xml', label: 'Adresses du portail (sitemap)' },
  { path: '/llms.txt', label: 'Le portail en bref, pour les modèles de langage (llms.txt)' },
] as const;
