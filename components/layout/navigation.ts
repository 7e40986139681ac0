interface NavigationLink {
  href: string;
  label: string;
}

/** The portal's ways in. The header shows `main` and `tools`, the footer all of them. */
export const NAVIGATION = {
  main: [
    { href: '/', label: 'Accueil' },
    { href: '/produits', label: 'Produits' },
    { href: '/actualites', label: 'Actualités' },
    { href: '/la-fabrique', label: 'La Fabrique' },
    { href: '/statistiques', label: 'Statistiques' },
  ],
  tools: [
    { href: '/proposer-une-idee', label: 'Proposer une idée' },
    { href: '/contact', label: 'Contact' },
  ],
  search: { href: '/recherche', label: 'Rechercher' },
  map: { href: '/plan-du-site', label: 'Plan du site' },
  accessibility: { href: '/accessibilite', label: 'Accessibilité' },
  legal: [
    { href: '/mentions-legales', label: 'Mentions légales' },
    { href: '/donnees-personnelles', label: 'Données personnelles' },
    { href: '/budget', label: 'Budget' },
    { href: '/transparence', label: 'Transparence' },
    { href: '/glossaire', label: 'Glossaire' },
    { href: '/faq', label: 'FAQ' },
    { href: '/developpeurs', label: 'Développeurs' },
  ],
} as const satisfies Record<string, NavigationLink | readonly NavigationLink[]>;
