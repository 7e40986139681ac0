import type { Metadata } from 'next';
import { FigureLinks } from '#components/catalogue/figure-links.tsx';
import { FigureTable } from '#components/catalogue/figure-table.tsx';
import { PageLayout } from '#components/layout/page-layout.tsx';
import { ScrollTable } from '#components/mdx/table.tsx';
import { getCatalogueFigures } from '#lib/catalogue/statistics.ts';
import { formatDate } from '#lib/french.ts';
import { getSettings } from '#lib/portal/current.ts';

export const metadata: Metadata = {
  title: 'Statistiques du catalogue',
  description:
    'Où en sont les produits de la Fabrique : nombre par phase, par thème, par administration, et ce qu’ils publient.',
  alternates: { canonical: '/statistiques' },
};

export default function StatisticsPage() {
  const figures = getCatalogueFigures();
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
        </section>
        <section aria-labelledby="par-theme">
          <h2 id="par-theme">Par thème</h2>
          <FigureTable caption="Produits par thème" heading="Thème" figures={figures.themes} />
        </section>
        <section aria-labelledby="par-administration">
          <h2 id="par-administration">Par administration porteuse</h2>
          <FigureTable
            caption="Produits par administration porteuse"
            heading="Administration"
            figures={figures.sponsors}
          />
        </section>
      </div>
    </PageLayout>
  );
}
