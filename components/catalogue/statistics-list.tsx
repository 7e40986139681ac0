import {
  type DatedProduct,
  listFinishedPhases,
  listMovements,
  MOVEMENT_LABELS,
} from '#lib/catalogue/history.ts';
import type { StatisticsList } from '#lib/catalogue/statistics-query.ts';
import { formatCount } from '#lib/french.ts';
import { FinishedPhaseTable } from './finished-phase-table.tsx';
import { MovementTable } from './movement-table.tsx';

interface StatisticsListViewProps {
  list: StatisticsList;
  products: readonly DatedProduct[];
  day: string;
}

/** The list behind a figure of the history that no query of the catalogue can ask for. */
export function StatisticsListView({ list, products, day }: StatisticsListViewProps) {
  if (list.kind === 'durations') {
    const phases = listFinishedPhases(products, day).filter(({ phase }) => phase === list.phase);
    return (
      <>
        <p className="po-count" id="compte">
          {formatCount(phases.length, 'phase terminée', 'phases terminées')}
        </p>
        {phases.length > 0 && (
          <FinishedPhaseTable caption="De la plus courte à la plus longue" phases={phases} />
        )}
      </>
    );
  }
  const movements = listMovements(products, day).filter(
    ({ kind, day: on }) =>
      (list.movement === null || kind === list.movement) &&
      (list.year === null || on.startsWith(`${list.year}-`)),
  );
  const many = list.movement ? MOVEMENT_LABELS[list.movement].toLowerCase() : 'mouvements';
  return (
    <>
      <p className="po-count" id="compte">
        {formatCount(movements.length, many.replace(/s$/, ''), many)}
      </p>
      {movements.length > 0 && <MovementTable caption="Dans l’ordre des dates" movements={movements} />}
    </>
  );
}
