import { Corrections } from '#components/form/corrections.tsx';
import { Pagination } from '#components/layout/pagination.tsx';
import type { WayOut } from '#lib/catalogue/close-products.ts';
import { findNameSought } from '#lib/catalogue/name-sought.ts';
import { FACET_LABELS, hrefOf } from '#lib/catalogue/query.ts';
import type { CatalogueResult } from '#lib/catalogue/search-products.ts';
import { formatCount, formatDate } from '#lib/french.ts';
import type { Settings } from '#lib/portal/settings.ts';
import type { Piece } from '#lib/search/passage.ts';
import { ActiveChoices } from './active-choices.tsx';
import { CompareChoice, CompareForm } from './compare-choice.tsx';
import { ListTakeAway } from './list-take-away.tsx';
import { NoProduct } from './no-product.tsx';
import { ProductCard } from './product-card.tsx';
import { ProductTable } from './product-table.tsx';
import { ResultOptions } from './result-options.tsx';

type Passages = ReadonlyMap<string, readonly Piece[]>;

interface CatalogueResultsProps {
  result: CatalogueResult;
  /** Passages that hold the words sought, by slug. */
  passages: Passages;
  /** What is offered when nothing is found. */
  wayOut: WayOut | undefined;
  licence: Settings['licence'];
}

function ResultCount({ result: { query, total, pages } }: { result: CatalogueResult }) {
  return (
    <p className="po-count" id="compte">
      {formatCount(total, 'produit', 'produits')}
      {query.asOf && ` au ${formatDate(query.asOf)}`}
      {pages > 1 && `, page ${query.page} sur ${pages}`}
    </p>
  );
}

function ResultList({ result, passages }: { result: CatalogueResult; passages: Passages }) {
  const { query, products, sort, terms } = result;
  return (
    <>
      <ResultOptions query={query} sort={sort} />
      {query.view === 'tableau' ? (
        <ProductTable items={products} comparable />
      ) : (
        <ul className="po-cards" role="list">
          {products.map((item) => (
            <li key={item.product.slug}>
              <ProductCard
                item={item}
                heading="h3"
                passage={passages.get(item.product.slug)}
                otherName={findNameSought(item.product, terms)}
              />
              <CompareChoice product={item.product} />
            </li>
          ))}
        </ul>
      )}
      <CompareForm />
    </>
  );
}

/** What a query of the catalogue finds: its count, what is chosen, the list or what comes close. */
export function CatalogueResults({ result, passages, wayOut, licence }: CatalogueResultsProps) {
  const { query, corrections, facets, unknown, pages } = result;
  return (
    <section className="po-results" aria-labelledby="resultats-titre" data-po-region="resultats">
      <h2 className="fr-sr-only" id="resultats-titre">
        Résultats
      </h2>
      <ResultCount result={result} />
      <Corrections q={query.q} corrections={corrections} hrefOf={(q) => hrefOf({ ...query, q, page: 1 })} />
      <ActiveChoices query={query} facets={facets} />
      {unknown.map(({ facet, value }) => (
        <p key={`${facet} ${value}`} className="po-mention">
          « {value} » n’est pas une valeur connue du filtre « {FACET_LABELS[facet]} ».
        </p>
      ))}
      {wayOut ? (
        <NoProduct query={query} wayOut={wayOut} />
      ) : (
        <ResultList result={result} passages={passages} />
      )}
      <Pagination
        page={query.page}
        pages={pages}
        hrefOf={(page) => hrefOf({ ...query, page })}
        label="Pages du catalogue"
      />
      {result.total > 0 && <ListTakeAway query={query} licence={licence} />}
    </section>
  );
}
