import {
  type Product,
  TRANSPARENCY,
  TRANSPARENCY_NAMES,
  type TransparencyName,
} from '#lib/catalogue/product.ts';
import { ACCESSIBILITY_STATUSES } from '#lib/catalogue/product.ts';
import { hostOf } from '#lib/french.ts';

const LINK_LABELS: Readonly<Record<TransparencyName, string>> = {
  accessibilite: 'Déclaration d’accessibilité',
  statistiques: 'Statistiques d’usage',
  impact: 'Mesure d’impact',
  budget: 'Budget',
  code: 'Code source',
  'analyse-risques': 'Analyse de risques',
  'donnees-personnelles': 'Protection des données',
  homologation: 'Homologation de sécurité',
};

function linkOf(product: Product, name: TransparencyName): string | null {
  const { links } = product;
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

function wordsOf(product: Product, name: TransparencyName): string {
  if (name === 'accessibilite' && product.accessibilityStatus) {
    return `Accessibilité : ${ACCESSIBILITY_STATUSES[product.accessibilityStatus].toLowerCase()}`;
  }
  return product.transparency[name] ? TRANSPARENCY[name].present : TRANSPARENCY[name].absent;
}

interface ProductLinksProps {
  product: Product;
  /** False for a stopped product, whose pages may no longer answer. */
  alive: boolean;
}

/** What the product publishes, or that it does not: absence is information. */
export function ProductLinks({ product, alive }: ProductLinksProps) {
  return (
    <ul className="po-links" role="list">
      {TRANSPARENCY_NAMES.map((name) => {
        const href = linkOf(product, name);
        const words = wordsOf(product, name);
        const usable = href !== null && (alive || name === 'code');
        return (
          <li key={name} className={product.transparency[name] ? 'po-links__yes' : 'po-links__no'}>
            {words}
            {usable && (
              <>
                {' '}
                <a href={href} className="fr-link fr-link--sm">
                  {LINK_LABELS[name]} de {product.name} ({hostOf(href)})
                </a>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
