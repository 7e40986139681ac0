import type { Day } from '#lib/clock.ts';
import { writeCsv } from '#lib/http/csv.ts';
import {
  type DatedProduct,
  type Grouping,
  listDurations,
  listGroups,
  listYearsOfFlow,
  listYearsOfPhases,
  type YearOfFlow,
} from './history.ts';
import { PHASE_DEFINITIONS, PHASES } from './phases.ts';
import type { Series } from './statistics-query.ts';

type Row = readonly (string | number)[];

const FLOW_COLUMNS = [
  'year',
  'until',
  'arrivals',
  'transferred',
  'stopped',
  'resumed',
  'in_progress',
] as const;

function flowCells({ year, day, arrivees, transferts, arrets, reprises, alive }: YearOfFlow): Row {
  return [year, day, arrivees, transferts, arrets, reprises, alive];
}

function groupRows(products: readonly DatedProduct[], grouping: Grouping, today: Day): Row[] {
  return listGroups(products, grouping, today).flatMap((group) =>
    group.years.map((year) => [group.id, group.label, ...flowCells(year)]),
  );
}

/** The rows of a series, its headers first. */
export function listSeriesRows(series: Series, products: readonly DatedProduct[], today: Day): Row[] {
  switch (series) {
    case 'phases':
      return [
        ['year', 'until', 'phase', 'label', 'products'],
        ...listYearsOfPhases(products, today).flatMap(({ year, day, counts }) =>
          PHASES.map((name) => [year, day, name, PHASE_DEFINITIONS[name].label, counts[name]]),
        ),
      ];
    case 'durees':
      return [
        ['phase', 'label', 'finished', 'median_days', 'min_days', 'max_days'],
        ...listDurations(products, today).map(({ phase, days, median, min, max }) => [
          phase,
          PHASE_DEFINITIONS[phase].label,
          days.length,
          median,
          min,
          max,
        ]),
      ];
    case 'flux':
      return [[...FLOW_COLUMNS], ...listYearsOfFlow(products, today).map(flowCells)];
    case 'themes':
      return [['theme', 'label', ...FLOW_COLUMNS], ...groupRows(products, series, today)];
    case 'sponsors':
      return [['sponsor', 'label', ...FLOW_COLUMNS], ...groupRows(products, series, today)];
  }
}

export function writeSeriesCsv(series: Series, products: readonly DatedProduct[], today: Day): string {
  return writeCsv(listSeriesRows(series, products, today).map((row) => row.map(String)));
}
