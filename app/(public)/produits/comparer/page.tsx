import type { Metadata } from 'next';
import { ComparisonForm } from '#components/catalogue/comparison-form.tsx';
import { ComparisonTable } from '#components/catalogue/comparison-table.tsx';
import { PaperHead } from '#components/catalogue/paper-head.tsx';
import { PageLayout } from '#components/layout/page-layout.tsx';
import { compareHref, COMPARED_MAX, COMPARED_MIN, listComparedSlugs } from '#lib/catalogue/compared-slugs.ts';
import { getComparison } from '#lib/catalogue/comparison.ts';
import { EMPTY_QUERY } from '#lib/catalogue/query.ts';
import { searchProducts } from '#lib/catalogue/search-products.ts';
import { today } from '#lib/clock.ts';
import { getEnv } from '#lib/env.ts';
import { formatCount, formatDate } from '#lib/french.ts';
import { type PageParams, toSearchParams } from '#lib/http/page-params.ts';
import { getSettings } from '#lib/portal/current.ts';

interface ComparisonPageProps {
  searchParams: Promise<PageParams>;
}

const SHOWN_LENGTH = 60;
const french = new Intl.ListFormat('fr');

async function readComparison({ searchParams }: ComparisonPageProps) {
  const slugs = listComparedSlugs(toSearchParams(await searchParams));
  const { items, unknown, left } = getComparison(slugs, today());
  return {
    items,
    names: french.format(items.map(({ product }) => product.name)),
    unknown: french.format(unknown.map((slug) => `« ${slug.slice(0, SHOWN_LENGTH)} »`)),
    left: french.format(left.map(({ product }) => product.name)),
  };
}

export async function generateMetadata(props: ComparisonPageProps): Promise<Metadata> {
  const { items, names } = await readComparison(props);
  return {
    title: items.length < COMPARED_MIN ? 'Comparer des produits' : `Comparer ${names}`,
    robots: { index: false },
  };
}

export default async function ComparisonPage(props: ComparisonPageProps) {
  const { items, names, unknown, left } = await readComparison(props);
  const slugs = items.map(({ product }) => product.slug);
  const site = getEnv().SITE_URL;
  const enough = items.length >= COMPARED_MIN;
  return (
    <PageLayout
      settings={getSettings()}
      path="/produits/comparer"
      breadcrumb={[{ label: 'Produits', href: '/produits' }, { label: 'Comparer' }]}
    >
      <div className="fr-container po-page po-stack po-compare">
        <h1>{enough ? `Comparer ${names}` : 'Comparer des produits'}</h1>
        <PaperHead title="Comparaison" day={today()} site={site} path={compareHref(slugs)} />
        {unknown && (
          <p className="fr-alert fr-alert--warning fr-alert--sm">
            Le catalogue n’a pas de produit {unknown} : la comparaison n’en tient pas compte.
          </p>
        )}
        {left && (
          <p className="fr-alert fr-alert--info fr-alert--sm">
            Une comparaison tient au plus {COMPARED_MAX} produits : voici les premiers, sans {left}.
          </p>
        )}
        {enough ? (
          <>
            <p className="po-count" id="compte">
              {formatCount(items.length, 'produit', 'produits')} côte à côte, au {formatDate(today())}
            </p>
            <ComparisonTable items={items} site={site} />
          </>
        ) : (
          <p>
            Une comparaison demande au moins deux produits
            {items.length > 0 && ` : choisissez-en un autre que ${names}`}. Vous pouvez aussi les cocher dans{' '}
            <a href="/produits">la liste du catalogue</a>.
          </p>
        )}
        <ComparisonForm products={searchProducts(EMPTY_QUERY).all} chosen={slugs} />
      </div>
    </PageLayout>
  );
}
