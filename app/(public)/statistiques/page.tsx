import type { Metadata } from 'next';
import { ChartPatterns } from '#components/catalogue/chart-mark.tsx';
import { DurationHistory } from '#components/catalogue/duration-history.tsx';
import { FigureLinks } from '#components/catalogue/figure-links.tsx';
import { FigureTable } from '#components/catalogue/figure-table.tsx';
import { FlowHistory } from '#components/catalogue/flow-history.tsx';
import { GroupHistoryTables } from '#components/catalogue/group-history.tsx';
import { PhaseHistory } from '#components/catalogue/phase-history.tsx';
import { StatisticsListView } from '#components/catalogue/statistics-list.tsx';
import { Contents } from '#components/layout/contents.tsx';
import { PageLayout } from '#components/layout/page-layout.tsx';
import { ScrollTable } from '#components/mdx/table.tsx';
import '#components/catalogue/statistics.css';
import { listDurations, listGroups, listYearsOfFlow, listYearsOfPhases } from '#lib/catalogue/history.ts';
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
    ...(list ? { robots: { index: false } } : { alternates: { canonical: '/statistiques' } }),
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
  const products = listProductsAt(figures.day).map(({ product }) => product);
  return (
    <PageLayout settings={getSettings()} path="/statistiques" breadcrumb={[{ label: 'Statistiques' }]}>
      <div className="fr-container po-page po-stack po-stack--lg">
        <header>
          <h1>Statistiques du catalogue</h1>
          <p className="fr-text--lead">
            Ces nombres sont calculés à partir des fiches, au {formatDate(figures.day)}. Chacun mène à la
            liste des produits qu’il compte.
          </p>
        </header>
        <Contents headings={PARTS} />
        <ChartPatterns />
        <section aria-labelledby="par-statut">
          <h2 id="par-statut">Par statut</h2>
          <FigureLinks figures={[figures.total, ...figures.statuses]} />
        </section>
        <section aria-labelledby="par-phase">
          <h2 id="par-phase">Par phase</h2>
          <FigureTable
            caption="Produits par phase, dans l’ordre de leur vie"
            heading="Phase"
            figures={figures.phases}
          />
        </section>
        <section aria-labelledby="phases-dans-le-temps">
          <h2 id="phases-dans-le-temps">Les phases au fil des ans</h2>
          <PhaseHistory years={listYearsOfPhases(products, figures.day)} />
        </section>
        <section aria-labelledby="durees">
          <h2 id="durees">La durée des phases</h2>
          <DurationHistory durations={listDurations(products, figures.day)} />
        </section>
        <section aria-labelledby="flux">
          <h2 id="flux">Les arrivées et les départs</h2>
          <FlowHistory years={listYearsOfFlow(products, figures.day)} />
        </section>
        <section aria-labelledby="par-publication">
          <h2 id="par-publication">Ce que les produits publient</h2>
          <ScrollTable caption="Produits qui publient ou non chaque information">
            <thead>
              <tr>
                <th scope="col">Information</th>
                <th scope="col">La publient</th>
                <th scope="col">Ne la publient pas</th>
              </tr>
            </thead>
            <tbody>
              {figures.transparency.map(({ label, published, unpublished }) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  <td>
                    <a href={published.href} aria-label={`${published.count} : ${published.label}`}>
                      {published.count}
                    </a>
                  </td>
                  <td>
                    <a href={unpublished.href} aria-label={`${unpublished.count} : ${unpublished.label}`}>
                      {unpublished.count}
                    </a>
                  </td>
                </tr>
              ))}
            </tbody>
          </ScrollTable>
          <p>
            <a className="fr-link" href="/transparence">
              Ce que publie chaque produit
            </a>
          </p>
        </section>
        <section aria-labelledby="par-theme">
          <h2 id="par-theme">Par thème</h2>
          <FigureTable caption="Produits par thème" heading="Thème" figures={figures.themes} />
          <h3>Arrivées et départs par thème</h3>
          <p>Un produit qui a deux thèmes compte dans chacun. Les thèmes sont ceux d’aujourd’hui.</p>
          <GroupHistoryTables
            grouping="themes"
            groups={listGroups(products, 'themes', figures.day)}
            day={figures.day}
          />
        </section>
        <section aria-labelledby="par-administration">
          <h2 id="par-administration">Par administration porteuse</h2>
          <FigureTable
            caption="Produits par administration porteuse"
            heading="Administration"
            figures={figures.sponsors}
          />
          <h3>Arrivées et départs par administration</h3>
          <p>
            Un produit que deux administrations portent compte dans chacune. Les administrations sont celles
            d’aujourd’hui.
          </p>
          <GroupHistoryTables
            grouping="sponsors"
            groups={listGroups(products, 'sponsors', figures.day)}
            day={figures.day}
          />
        </section>
      </div>
    </PageLayout>
  );
}
