import type { Metadata } from 'next';
import { ChartPatterns } from '#components/catalogue/chart-mark.tsx';
import { GroupFigures } from '#components/catalogue/group-figures.tsx';
import { PublicationFigures } from '#components/catalogue/publication-figures.tsx';
import { StatisticsInTime } from '#components/catalogue/statistics-in-time.tsx';
import { StatisticsListView } from '#components/catalogue/statistics-list.tsx';
import { StatisticsToday } from '#components/catalogue/statistics-today.tsx';
import { Contents } from '#components/layout/contents.tsx';
import { PageLayout } from '#components/layout/page-layout.tsx';
import '#components/catalogue/statistics.css';
import { listProductsAt } from '#lib/catalogue/snapshot.ts';
import { parseStatisticsQuery, type StatisticsList, titleOfList } from '#lib/catalogue/statistics-query.ts';
import { getCatalogueFigures } from '#lib/catalogue/statistics.ts';
import { today } from '#lib/clock.ts';
import { formatDate } from '#lib/french.ts';
import { type PageParams, toSearchParams } from '#lib/http/page-params.ts';
import { getSettings } from '#lib/portal/current.ts';

const PARTS = [
  ['par-statut', 'Par statut'],
  ['par-phase', 'Par phase'],
  ['phases-dans-le-temps', 'Les phases au fil des ans'],
  ['durees', 'La durée des phases'],
  ['flux', 'Les arrivées et les départs'],
  ['par-publication', 'Ce que les produits publient'],
  ['par-theme', 'Par thème'],
  ['par-administration', 'Par administration porteuse'],
].map(([id = '', text = '']) => ({ id, text, depth: 2 }));

interface StatisticsPageProps {
  searchParams: Promise<PageParams>;
}

async function findList({ searchParams }: StatisticsPageProps): Promise<StatisticsList | null> {
  const parsed = parseStatisticsQuery(toSearchParams(await searchParams));
  return parsed.ok ? parsed.list : null;
}

export async function generateMetadata(props: StatisticsPageProps): Promise<Metadata> {
  const list = await findList(props);
  return {
    title: list ? `${titleOfList(list)} : statistiques du catalogue` : 'Statistiques du catalogue',
    description:
      'Où en sont les produits de la Fabrique, d’hier à aujourd’hui : nombre par phase, durées, arrivées et départs, par thème, par administration, et ce qu’ils publient.',
    ...(list
      ? { robots: { index: false } }
      : {
          alternates: {
            canonical: '/statistiques',
            types: { 'text/csv': [{ url: '/statistiques.csv', title: 'Statistiques du catalogue (CSV)' }] },
          },
        }),
  };
}

function ListPage({ list }: { list: StatisticsList }) {
  const day = today();
  const title = titleOfList(list);
  return (
    <PageLayout
      settings={getSettings()}
      path="/statistiques"
      breadcrumb={[{ label: 'Statistiques', href: '/statistiques' }, { label: title }]}
    >
      <div className="fr-container po-page">
        <h1>{title}</h1>
        <StatisticsListView
          list={list}
          products={listProductsAt(day).map(({ product }) => product)}
          day={day}
        />
        <p>
          <a className="fr-link fr-link--icon-left fr-icon-arrow-left-line" href="/statistiques">
            Toutes les statistiques
          </a>
        </p>
      </div>
    </PageLayout>
  );
}

export default async function StatisticsPage(props: StatisticsPageProps) {
  const list = await findList(props);
  if (list) return <ListPage list={list} />;
  const figures = getCatalogueFigures();
  const { day } = figures;
  const products = listProductsAt(day).map(({ product }) => product);
  return (
    <PageLayout settings={getSettings()} path="/statistiques" breadcrumb={[{ label: 'Statistiques' }]}>
      <div className="fr-container po-page po-stack po-stack--lg po-statistics">
        <header>
          <h1>Statistiques du catalogue</h1>
          <p className="fr-text--lead">
            Ces nombres sont calculés à partir des fiches, au {formatDate(day)}. Chacun mène à la liste des
            produits qu’il compte.
          </p>
        </header>
        <Contents headings={PARTS} />
        <ChartPatterns />
        <StatisticsToday figures={figures} />
        <StatisticsInTime products={products} day={day} />
        <PublicationFigures rows={figures.transparency} />
        <GroupFigures grouping="themes" figures={figures.themes} />
        <GroupFigures grouping="sponsors" figures={figures.sponsors} />
      </div>
    </PageLayout>
  );
}
