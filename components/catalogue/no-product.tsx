import { type CatalogueQuery, EMPTY_QUERY, hrefOf } from '#lib/catalogue/query.ts';

/** An empty list says what to try next. */
export function NoProduct({ query }: { query: CatalogueQuery }) {
  const filtered = hrefOf({ ...query, q: '', page: 1 }) !== '/produits';
  return (
    <div className="po-stack">
      <p>Aucun produit ne répond à cette demande. Vous pouvez :</p>
      <ul>
        {filtered && (
          <li>
            <a href={hrefOf({ ...EMPTY_QUERY, q: query.q })}>
              retirer les filtres{query.q && ' et garder les mots cherchés'}
            </a>{' '}
            ;
          </li>
        )}
        {query.q && (
          <li>
            <a href={`/recherche?${new URLSearchParams({ q: query.q }).toString()}`}>
              chercher les mêmes mots dans les actualités et les pages
            </a>{' '}
            ;
          </li>
        )}
        <li>vérifier l’orthographe, ou essayer un mot plus général ;</li>
        <li>
          <a href="/produits">parcourir tout le catalogue</a>.
        </li>
      </ul>
    </div>
  );
}
