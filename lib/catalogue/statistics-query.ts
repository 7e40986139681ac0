import { MOVEMENT_LABELS, MOVEMENTS, type MovementKind } from './history.ts';
import { PHASE_DEFINITIONS, type PhaseName, PHASES } from './phases.ts';
import type { QueryFault } from './query.ts';

/** Series that `/statistiques.csv` gives. */
export const SERIES = ['phases', 'durees', 'flux', 'themes', 'sponsors'] as const;
export type Series = (typeof SERIES)[number];

/** Series whose every number is a table of its own: beside their chart it would outweigh the page. */
export const TABLES = ['phases', 'flux', 'themes', 'sponsors'] as const satisfies readonly Series[];
export type TableSeries = (typeof TABLES)[number];

/** Parameters of `/statistiques`: without any, the figures; with one, the list behind a figure or a series in a table. */
export const STATISTICS_PARAMETERS = ['mouvement', 'annee', 'duree', 'tableau'] as const;

/** A list behind a figure that no query of the catalogue can ask for, or the numbers behind a chart. */
export type StatisticsList =
  | { kind: 'movements'; movement: MovementKind | null; year: string | null }
  | { kind: 'durations'; phase: PhaseName }
  | { kind: 'table'; series: TableSeries };

export type ParsedStatistics =
  { ok: true; list: StatisticsList | null } | { ok: false; faults: QueryFault[] };

function isOneOf<T extends string>(values: readonly T[], text: string): text is T {
  return (values as readonly string[]).includes(text);
}

/** Reads the query of `/statistiques`. Unknown parameters are left to the caller. */
export function parseStatisticsQuery(params: URLSearchParams): ParsedStatistics {
  const faults: QueryFault[] = [];
  const movement = params.get('mouvement') || null;
  if (movement !== null && !isOneOf(MOVEMENTS, movement)) {
    faults.push({
      parameter: 'mouvement',
      message: `Le mouvement « ${movement.slice(0, 40)} » n’existe pas.`,
      accepted: MOVEMENTS,
    });
  }
  const year = params.get('annee') || null;
  if (year !== null && !/^\d{4}$/.test(year)) {
    faults.push({
      parameter: 'annee',
      message: 'L’année n’est pas un nombre de quatre chiffres.',
      accepted: ['2025, par exemple'],
    });
  }
  const phase = params.get('duree') || null;
  if (phase !== null && !isOneOf(PHASES, phase)) {
    faults.push({
      parameter: 'duree',
      message: `La phase « ${phase.slice(0, 40)} » n’existe pas.`,
      accepted: PHASES,
    });
  }
  const table = params.get('tableau') || null;
  if (table !== null && !isOneOf(TABLES, table)) {
    faults.push({
      parameter: 'tableau',
      message: `Le tableau « ${table.slice(0, 40)} » n’existe pas.`,
      accepted: TABLES,
    });
  }
  if (faults.length > 0) return { ok: false, faults };
  if (table !== null) return { ok: true, list: { kind: 'table', series: table as TableSeries } };
  if (phase !== null) return { ok: true, list: { kind: 'durations', phase: phase as PhaseName } };
  if (movement === null && year === null) return { ok: true, list: null };
  return { ok: true, list: { kind: 'movements', movement: movement as MovementKind | null, year } };
}

/** The address of the list behind a figure. */
export function hrefOfList(list: StatisticsList): string {
  const params = new URLSearchParams();
  if (list.kind === 'table') params.set('tableau', list.series);
  else if (list.kind === 'durations') params.set('duree', list.phase);
  else {
    if (list.movement) params.set('mouvement', list.movement);
    if (list.year) params.set('annee', list.year);
  }
  return `/statistiques?${params.toString()}`;
}

const TABLE_TITLES: Readonly<Record<TableSeries, string>> = {
  phases: 'Produits dans chaque phase, d’année en année',
  flux: 'Arrivées et départs, d’année en année',
  themes: 'Arrivées et départs par thème',
  sponsors: 'Arrivées et départs par administration porteuse',
};

/** What a list is, as a title: « Arrivées de 2023 ». */
export function titleOfList(list: StatisticsList): string {
  if (list.kind === 'table') return TABLE_TITLES[list.series];
  if (list.kind === 'durations') return `Durée des phases « ${PHASE_DEFINITIONS[list.phase].label} »`;
  const what = list.movement ? MOVEMENT_LABELS[list.movement] : 'Arrivées et départs';
  return list.year ? `${what} de ${list.year}` : what;
}

export type ParsedSeries = { ok: true; series: Series } | { ok: false; faults: QueryFault[] };

/** Reads the query of `/statistiques.csv`: the phases when no series is named. */
export function parseSeries(params: URLSearchParams): ParsedSeries {
  const series = params.get('serie') || 'phases';
  if (isOneOf(SERIES, series)) return { ok: true, series };
  return {
    ok: false,
    faults: [
      { parameter: 'serie', message: `La série « ${series.slice(0, 40)} » n’existe pas.`, accepted: SERIES },
    ],
  };
}

export function hrefOfSeries(series: Series): string {
  return `/statistiques.csv?serie=${series}`;
}
