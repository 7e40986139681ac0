import type { YearOfPhases } from '#lib/catalogue/history.ts';
import { formatCount, formatDate } from '#lib/french.ts';
import { PhaseHistoryChart } from './phase-history-chart.tsx';
import { SeriesLink } from './series-link.tsx';
import { TableLink } from './table-link.tsx';

/** How many products were in each phase over time, drawn and written. */
export function PhaseHistory({ years }: { years: readonly YearOfPhases[] }) {
  const last = years.at(-1);
  if (!last) return <p>Aucun produit n’a encore commencé.</p>;
  return (
    <div className="po-stack">
      <p>
        Chaque colonne compte les produits commencés, au 31 décembre de l’année ; la dernière, au{' '}
        {formatDate(last.day)} ({formatCount(last.total, 'produit', 'produits')}). De bas en haut, les phases
        suivent la vie d’un produit.
      </p>
      <PhaseHistoryChart years={years} />
      <TableLink series="phases" />
      <SeriesLink series="phases" label="les phases par année" />
    </div>
  );
}
