import type { CatalogueFigures } from '#lib/catalogue/statistics.ts';
import { FigureLinks } from './figure-links.tsx';
import { FigureTable } from './figure-table.tsx';

/** How many products in each status and each phase, today. */
export function StatisticsToday({ figures }: { figures: CatalogueFigures }) {
  return (
    <>
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
    </>
  );
}
