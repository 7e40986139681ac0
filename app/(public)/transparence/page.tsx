import type { Metadata } from 'next';
import { TransparencyByProduct } from '#components/catalogue/transparency-by-product.tsx';
import { TransparencyFilter } from '#components/catalogue/transparency-filter.tsx';
import { TransparencyPast } from '#components/catalogue/transparency-past.tsx';
import { TransparencyPromise } from '#components/catalogue/transparency-promise.tsx';
import { TransparencyShares } from '#components/catalogue/transparency-shares.tsx';
import { PageLayout } from '#components/layout/page-layout.tsx';
import '#components/catalogue/statistics.css';
import '#components/catalogue/transparency.css';
import { listProductsAt } from '#lib/catalogue/snapshot.ts';
import {
  EMPTY_TRANSPARENCY,
  hrefOfTransparency,
  measurePromise,
  parseTransparencyQuery,
  tabulateTransparency,
  type TransparencyQuery,
} from '#lib/catalogue/transparency.ts';
import { listMonths } from '#lib/catalogue/list-months.ts';
import { listTransparencyHistory, measureTransparency } from '#lib/catalogue/transparency-history.ts';
import { today } from '#lib/clock.ts';
import { type PageParams, toSearchParams } from '#lib/http/page-params.ts';
import { getSettings } from '#lib/portal/current.ts';

interface TransparencyPageProps {
  searchParams: Promise<PageParams>;
}

async function readQuery({ searchParams }: TransparencyPageProps): Promise<TransparencyQuery> {
  const parsed = parseTransparencyQuery(toSearchParams(await searchParams));
  return parsed.ok ? parsed.query : EMPTY_TRANSPARENCY;
}

export async function generateMetadata(props: TransparencyPageProps): Promise<Metadata> {
  const query = await readQuery(props);
  const whole = hrefOfTransparency(query) === '/transparence';
  return {
    title: query.page > 1 ? `Transparence des produits : page ${query.page}` : 'Transparence des produits',
    description:
      'Ce que chaque produit de la Fabrique publie et ce qu’il doit encore publier : accessibilité, statistiques, budget, code, sécurité, données personnelles.',
    ...(whole ? { alternates: { canonical: '/transparence' } } : { robots: { index: false } }),
  };
}

export default async function TransparencyPage(props: TransparencyPageProps) {
  const query = await readQuery(props);
  const day = today();
  const items = listProductsAt(day);
  const table = tabulateTransparency(items, query);
  const months = listMonths(listTransparencyHistory(), measureTransparency(items, day));
  const promise = measurePromise(items.filter(({ status }) => status === 'en-cours'));
  return (
    <PageLayout
      settings={getSettings()}
      path="/transparence"
      breadcrumb={[{ label: 'Statistiques', href: '/statistiques' }, { label: 'Transparence' }]}
    >
      <div className="fr-container po-page po-stack po-stack--lg">
        <header>
          <h1>Transparence des produits</h1>
          <TransparencyPromise promise={promise} day={day} />
          <TransparencyFilter query={query} statuses={table.statuses} />
        </header>
        <section aria-labelledby="parts">
          <h2 id="parts">Part de l’ensemble</h2>
          <TransparencyShares shares={table.shares} />
        </section>
        <TransparencyByProduct query={query} table={table} day={day} />
        <TransparencyPast months={months} facts={table.dated} day={day} />
      </div>
    </PageLayout>
  );
}
