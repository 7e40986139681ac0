import type { ReactNode } from 'react';
import { type CatalogueQuery, type FacetName, hrefOf, toggleChoice } from '#lib/catalogue/query.ts';
import type { Facet, FacetValue } from '#lib/catalogue/search-products.ts';

/** Values shown before « voir tout » (a long list hides the next facet). */
const SHOWN = 5;
/** Facets open at first; the others open when they hold a choice. */
const OPEN: readonly FacetName[] = ['statut', 'thematique', 'public'];

interface FacetPanelProps {
  query: CatalogueQuery;
  facets: readonly Facet[];
  /** The facet whose values are all asked for. */
  expanded: string | null;
  /** What else narrows the list. */
  children: ReactNode;
}

function FacetLink({ query, facet, value }: { query: CatalogueQuery; facet: Facet; value: FacetValue }) {
  if (value.count === 0 && !value.chosen) {
    return <span className="po-facet__value po-facet__value--none">{value.label} (0)</span>;
  }
  return (
    <a
      href={hrefOf(toggleChoice(query, facet.name, value.value))}
      className="po-facet__value"
      aria-current={value.chosen ? 'true' : undefined}
      rel="nofollow"
      data-po-key={`${facet.name} ${value.value}`}
      aria-label={`${value.chosen ? 'Retirer le filtre ' : ''}${facet.label} : ${value.label} (${value.count})`}
    >
      {value.label} ({value.count})
    </a>
  );
}

function FacetGroup({ query, facet, expanded }: { query: CatalogueQuery; facet: Facet; expanded: boolean }) {
  const chosen = facet.values.filter((value) => value.chosen);
  const first = facet.values.slice(0, SHOWN);
  const values = expanded ? facet.values : [...first, ...chosen.filter((value) => !first.includes(value))];
  const address = hrefOf({ ...query, page: 1 });
  const all = `${address}${address.includes('?') ? '&' : '?'}voir=${facet.name}#facette-${facet.name}`;
  return (
    <details
      className="po-facet"
      id={`facette-${facet.name}`}
      open={OPEN.includes(facet.name) || chosen.length > 0 || expanded}
    >
      <summary className="po-facet__summary">
        <h3 className="po-facet__title">
          {facet.label}
          {chosen.length > 0 && (
            <span className="po-facet__badge">
              {' '}
              ({chosen.length} choisi{chosen.length > 1 ? 's' : ''})
            </span>
          )}
        </h3>
      </summary>
      <ul className="po-facet__values" role="list">
        {values.map((value) => (
          <li key={value.value}>
            <FacetLink query={query} facet={facet} value={value} />
          </li>
        ))}
      </ul>
      {!expanded && facet.values.length > values.length && (
        <a
          className="fr-link fr-link--sm"
          href={all}
          rel="nofollow"
          aria-label={`Voir tout : ${facet.label.toLowerCase()} (${facet.values.length})`}
        >
          Voir tout ({facet.values.length})
        </a>
      )}
    </details>
  );
}

/** Filters as links, each with the number of products that it would show. */
export function FacetPanel({ query, facets, expanded, children }: FacetPanelProps) {
  const telling = facets.filter((facet) => facet.values.length > 0);
  if (telling.length === 0) return children;
  return (
    <nav className="po-facets" aria-labelledby="filtres-titre" id="filtres">
      <details className="po-facets__fold" id="filtres-volet">
        <summary>
          <h2 className="fr-h6 po-facets__title" id="filtres-titre">
            Filtrer les produits
          </h2>
        </summary>
        {telling.map((facet) => (
          <FacetGroup key={facet.name} query={query} facet={facet} expanded={expanded === facet.name} />
        ))}
        {children}
      </details>
    </nav>
  );
}
