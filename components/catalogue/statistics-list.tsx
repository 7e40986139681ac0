import type { ReactNode } from 'react';
import {
  type DatedProduct,
  type Grouping,
  listGroups,
  listYearsOfFlow,
  listYearsOfPhases,
  listFinishedPhases,
  listMovements,
  MOVEMENT_LABELS,
} from '#lib/catalogue/history.ts';
import type { StatisticsList, TableSeries } from '#lib/catalogue/statistics-query.ts';
import { formatCount } from '#lib/french.ts';
import { ChartPatterns } from './chart-mark.tsx';
import { FinishedPhaseTable } from './finished-phase-table.tsx';
import { FlowTable } from './flow-table.tsx';
import { GroupHistoryTables } from './group-history.tsx';
import { MovementTable } from './movement-table.tsx';
import { PhaseTable } from './phase-table.tsx';
import { SeriesLink } from './series-link.tsx';

interface StatisticsListViewProps {
  list: StatisticsList;
  products: readonly DatedProduct[];
  day: string;
}

type TableProps = Omit<StatisticsListViewProps, 'list'>;

/** Every number of a series, each a list. */
const TABLES: Readonly<Record<TableSeries, (props: TableProps) => ReactNode>> = {
  phases({ products, day }) {
    const years = listYearsOfPhases(products, day);
    return (
      <>
        <p className="po-count" id="compte">
          {formatCount(years.length, 'année', 'années')}
        </p>
        {years.length > 0 && <PhaseTable years={years} />}
        <SeriesLink series="phases" label="les phases par année" />
      </>
    );
  },
  flux({ products, day }) {
    const years = listYearsOfFlow(products, day);
    return (
      <>
        <p className="po-count" id="compte">
          {formatCount(years.length, 'année', 'années')}
        </p>
        {years.length > 0 && <FlowTable years={years} />}
        <SeriesLink series="flux" label="les arrivées et les départs" />
      </>
    );
  },
  themes: ({ products, day }) => <GroupTables grouping="themes" one="thème" {...{ products, day }} />,
  sponsors: ({ products, day }) => (
    <GroupTables grouping="sponsors" one="administration" {...{ products, day }} />
  ),
};

function GroupTables({ grouping, one, products, day }: TableProps & { grouping: Grouping; one: string }) {
  const groups = listGroups(products, grouping, day);
  return (
    <>
      <ChartPatterns />
      <p className="po-count" id="compte">
        {formatCount(groups.length, one, `${one}s`)}
      </p>
      <GroupHistoryTables grouping={grouping} groups={groups} day={day} />
    </>
  );
}

/** The list behind a figure of the history that no query of the catalogue can ask for. */
export function StatisticsListView({ list, products, day }: StatisticsListViewProps) {
  if (list.kind === 'table') return TABLES[list.series]({ products, day });
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
