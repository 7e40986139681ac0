import type { Metadata } from 'next';
import { AsOfForm, AsOfNotice } from '#components/catalogue/as-of-form.tsx';
import { CatalogueResults } from '#components/catalogue/catalogue-results.tsx';
import { FacetPanel } from '#components/catalogue/facet-panel.tsx';
import { SearchForm } from '#components/form/search-form.tsx';
import { JsonLd } from '#components/layout/json-ld.tsx';
import { PageLayout } from '#components/layout/page-layout.tsx';
import { findWayOut } from '#lib/catalogue/close-products.ts';
import { datasetJsonLd } from '#lib/catalogue/dataset-json-ld.ts';
import { describeQuery } from '#lib/catalogue/describe-query.ts';
import { exportHref } from '#lib/catalogue/list-exports.ts';
import { EMPTY_QUERY, hrefOf, listKeptParameters, parseCatalogueQuery } from '#lib/catalogue/query.ts';
import { listProductPassages, searchProducts } from '#lib/catalogue/search-products.ts';
import { today } from '#lib/clock.ts';
import { catalogueData } from '#lib/api/page-data.ts';
import { getEnv } from '#lib/env.ts';
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
  const { facets, unknown } = searchProducts(query);
  const words = describeQuery(query, facets);
  return {
    title: words ? `Catalogue des produits : ${words}` : 'Catalogue des produits',
    description:
      'Tous les produits numériques de la Fabrique : ce qu’ils font, où ils en sont, ce qu’ils publient.',
    ...(filtered && { robots: { index: false } }),
    alternates: {
      ...(!filtered && { canonical: '/produits' }),
      types: {
        // The API refuses a value that it does not know, where the page explains it.
        ...(unknown.length === 0 && catalogueData(query)),
        'text/csv': [{ url: exportHref(query, 'csv'), title: 'Cette liste (CSV)' }],
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
  const wayOut = result.total === 0 ? findWayOut(query) : undefined;
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
            <FacetPanel query={query} facets={result.facets} expanded={expanded}>
              <AsOfForm query={query} />
            </FacetPanel>
          </div>
          <CatalogueResults
            result={result}
            passages={listProductPassages(result)}
            wayOut={wayOut}
            licence={settings.licence}
          />
        </div>
      </div>
    </PageLayout>
  );
}
