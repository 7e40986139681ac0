import type { WayOut } from '#lib/catalogue/close-products.ts';
import { type CatalogueQuery, EMPTY_QUERY, FACETS, hrefOf } from '#lib/catalogue/query.ts';
import { formatCount } from '#lib/french.ts';
import { CloseProductsList } from './close-products-list.tsx';
import { ThemeLinks } from './theme-links.tsx';

interface NoProductProps {
  query: CatalogueQuery;
  wayOut: WayOut;
}

/** An empty list says what to try next, and offers what comes close. */
export function NoProduct({ query, wayOut }: NoProductProps) {
  const { close, relaxed, themes, withoutResult } = wayOut;
  const chosen = FACETS.reduce((sum, facet) => sum + query.choices[facet].length, query.asOf ? 1 : 0);
  // With one filter, taking it away is said already, unless that finds nothing either.
  const several = chosen > 1 || (chosen === 1 && relaxed.length === 0);
  return (
    <div className="po-stack po-stack--lg" {...(withoutResult && { 'data-portail-without-result': '' })}>
      <div className="po-stack">
        <p>Aucun produit ne répond à cette demande. Vous pouvez :</p>
        <ul>
          {relaxed.map(({ label, query: other, count }) => (
            <li key={hrefOf(other)}>
              <a href={hrefOf(other)}>retirer le filtre « {label} »</a>, pour trouver{' '}
              {formatCount(count, 'produit', 'produits')} ;
            </li>
          ))}
          {several && !withoutResult && (
            <li>
              <a href={hrefOf({ ...EMPTY_QUERY, q: query.q })}>
                retirer tous les filtres{query.q && ' et garder les mots cherchés'}
              </a>{' '}
              ;
            </li>
          )}
          {query.q && (
            <>
              <li>vérifier l’orthographe ;</li>
              <li>essayer un mot plus général, ou le nom du problème plutôt que celui d’un service ;</li>
              <li>
                <a href={`/recherche?${new URLSearchParams({ q: query.q }).toString()}`}>
                  chercher les mêmes mots dans les actualités et les pages
                </a>{' '}
                ;
              </li>
            </>
          )}
          <li>
            <a href="/produits">parcourir tout le catalogue</a>.
          </li>
        </ul>
      </div>
      <CloseProductsList close={close} />
      {withoutResult && <ThemeLinks themes={themes} />}
    </div>
  );
}
