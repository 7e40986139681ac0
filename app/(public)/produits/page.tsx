import type { Metadata } from 'next';
import { ActiveChoices } from '#components/catalogue/active-choices.tsx';
import { AsOfForm, AsOfNotice } from '#components/catalogue/as-of-form.tsx';
import { CompareChoice, CompareForm } from '#components/catalogue/compare-choice.tsx';
import { FacetPanel } from '#components/catalogue/facet-panel.tsx';
import { ListTakeAway } from '#components/catalogue/list-take-away.tsx';
import { NoProduct } from '#components/catalogue/no-product.tsx';
import { ProductCard } from '#components/catalogue/product-card.tsx';
import { ProductTable } from '#components/catalogue/product-table.tsx';
import { ResultOptions } from '#components/catalogue/result-options.tsx';
import { Corrections } from '#components/form/corrections.tsx';
import { SearchForm } from '#components/form/search-form.tsx';
import { JsonLd } from '#components/layout/json-ld.tsx';
import { PageLayout } from '#components/layout/page-layout.tsx';
import { Pagination } from '#components/layout/pagination.tsx';
import { datasetJsonLd } from '#lib/catalogue/dataset-json-ld.ts';
import { describeQuery } from '#lib/catalogue/describe-query.ts';
import { exportHref } from '#lib/catalogue/list-exports.ts';
import {
  EMPTY_QUERY,
  FACET_LABELS,
  hrefOf,
  listKeptParameters,
  parseCatalogueQuery,
} from '#lib/catalogue/query.ts';
import { listProductPassages, searchProducts } from '#lib/catalogue/search-products.ts';
import { today } from '#lib/clock.ts';
import { getEnv } from '#lib/env.ts';
import { formatCount, formatDate } from '#lib/french.ts';
import { type PageParams, toSearchParams } from '#lib/http/page-params.ts';
import { getSettings } from '#lib/portal/current.ts';

interface CataloguePageProps {
  searchParams: Promise<PageParams>;
}

async function readQuery({ searchParams }: CataloguePageProps) {
  const params = toSearchParams(await searchParams);
  const parsed = parseCatalogueQuery(params);
  return { query: parsed.ok ? parsed.query : EMPTY_QUERY, expanded: params.get('voir') };
}

export async function generateMetadata(props: CataloguePageProps): Promise<Metadata> {
  const { query } = await readQuery(props);
  const filtered = hrefOf(query) !== '/produits';
  const words = describeQuery(query, searchProducts(query).facets);
  return {
    title: words ? `Catalogue des produits : ${words}` : 'Catalogue des produits',
    description:
      'Tous les produits numériques de la Fabrique : ce qu’ils font, où ils en sont, ce qu’ils publient.',
    ...(filtered && { robots: { index: false } }),
    alternates: {
      ...(!filtered && { canonical: '/produits' }),
      types: {
        'application/atom+xml': [
          { url: exportHref(query, 'atom'), title: 'Ce qui change dans cette liste (Atom)' },
        ],
        'application/feed+json': [
          { url: exportHref(query, 'json'), title: 'Ce qui change dans cette liste (JSON)' },
        ],
        'text/calendar': [
          {
            url: exportHref(query, 'ics'),
            title: 'Changements de phase annoncés dans cette liste (iCalendar)',
          },
        ],
      },
    },
  };
}

export default async function CataloguePage(props: CataloguePageProps) {
  const { query, expanded } = await readQuery(props);
  const result = searchProducts(query);
  const passages = listProductPassages(result);
  const settings = getSettings();
  return (
    <PageLayout settings={settings} path="/produits" breadcrumb={[{ label: 'Produits' }]}>
      {hrefOf(query) === '/produits' && <JsonLd data={datasetJsonLd(settings, getEnv().SITE_URL)} />}
      <div className="fr-container po-page">
        <h1>Catalogue des produits</h1>
        <div data-po-region="recherche">
          <AsOfNotice query={query} today={today()} />
          <SearchForm
            action="/produits"
            id="recherche-produits"
            label="Chercher dans le catalogue"
            defaultValue={query.q}
            kept={listKeptParameters(query)}
          />
        </div>
        <div className="po-sidebar">
          <div data-po-region="filtres">
            <FacetPanel query={query} facets={result.facets} expanded={expanded} />
            <AsOfForm query={query} />
          </div>
          <section className="po-results" aria-labelledby="resultats-titre" data-po-region="resultats">
            <h2 className="fr-sr-only" id="resultats-titre">
              Résultats
            </h2>
            <p className="po-count" id="compte">
              {formatCount(result.total, 'produit', 'produits')}
              {query.asOf && ` au ${formatDate(query.asOf)}`}
              {result.pages > 1 && `, page ${query.page} sur ${result.pages}`}
            </p>
            <Corrections
              q={query.q}
              corrections={result.corrections}
              hrefOf={(q) => hrefOf({ ...query, q, page: 1 })}
            />
            <ActiveChoices query={query} facets={result.facets} />
            {result.unknown.map(({ facet, value }) => (
              <p key={`${facet} ${value}`} className="po-mention">
                « {value} » n’est pas une valeur connue du filtre « {FACET_LABELS[facet]} ».
              </p>
            ))}
            {result.total === 0 ? (
              <NoProduct query={query} />
            ) : (
              <>
                <ResultOptions query={query} sort={result.sort} />
                {query.view === 'tableau' ? (
                  <ProductTable items={result.products} comparable />
                ) : (
                  <ul className="po-cards" role="list">
                    {result.products.map((item) => (
                      <li key={item.product.slug}>
                        <ProductCard item={item} heading="h3" passage={passages.get(item.product.slug)} />
                        <CompareChoice product={item.product} />
                      </li>
                    ))}
                  </ul>
                )}
                <CompareForm />
              </>
            )}
            <Pagination
              page={query.page}
              pages={result.pages}
              hrefOf={(page) => hrefOf({ ...query, page })}
              label="Pages du catalogue"
            />
            <ListTakeAway query={query} licence={settings.licence} />
          </section>
        </div>
      </div>
    </PageLayout>
  );
}
