import { type CatalogueQuery, hrefOf, SORT_LABELS, SORTS, type Sort, VIEWS } from '#lib/catalogue/query.ts';

const VIEW_LABELS = { cartes: 'Cartes', tableau: 'Tableau' } as const;

/** Order and view of the results, as links: the choice is in the address. */
export function ResultOptions({ query, sort }: { query: CatalogueQuery; sort: Sort }) {
  const sorts = SORTS.filter((name) => name !== 'pertinence' || query.q !== '');
  return (
    <div className="po-options">
      <nav aria-label="Ordre des produits">
        <p className="po-options__label" aria-hidden="true">
          Trier par
        </p>
        <ul>
          {sorts.map((name) => (
            <li key={name}>
              <a
                href={hrefOf({ ...query, sort: name, page: 1 })}
                aria-current={name === sort ? 'true' : undefined}
                rel="nofollow"
                data-po-key={`tri ${name}`}
              >
                {SORT_LABELS[name]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <nav aria-label="Présentation des produits">
        <p className="po-options__label" aria-hidden="true">
          Présenter en
        </p>
        <ul>
          {VIEWS.map((view) => (
            <li key={view}>
              <a
                href={hrefOf({ ...query, view })}
                aria-current={view === query.view ? 'true' : undefined}
                rel="nofollow"
                data-po-key={`vue ${view}`}
              >
                {VIEW_LABELS[view]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}
