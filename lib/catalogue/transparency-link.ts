import type { Product, TransparencyName } from './product.ts';

/** What a product publishes, as the name of the page that holds it. */
export const TRANSPARENCY_PAGES: Readonly<Record<TransparencyName, string>> = {
  accessibilite: 'Déclaration d’accessibilité',
  statistiques: 'Statistiques d’usage',
  impact: 'Mesure d’impact',
  budget: 'Budget',
  code: 'Code source',
  'analyse-risques': 'Analyse de risques',
  'donnees-personnelles': 'Protection des données',
  homologation: 'Homologation de sécurité',
};

/**
 * Where a product publishes an information, or null. The pages of a stopped product may no longer answer: only its code
 * is still linked.
 */
export function findTransparencyLink(
  product: Product,
  name: TransparencyName,
  alive: boolean,
): string | null {
  const { links } = product;
  if (!alive && name !== 'code') return null;
  switch (name) {
    case 'accessibilite':
      return links.accessibility;
    case 'statistiques':
      return links.statistics;
    case 'impact':
      return links.impact;
    case 'budget':
      return links.budget;
    case 'code':
      return links.repository;
    case 'analyse-risques':
      return links.riskAnalysis;
    case 'donnees-personnelles':
    case 'homologation':
      return null;
  }
}
