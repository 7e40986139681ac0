import type { MovementKind, YearOfFlow } from '#lib/catalogue/history.ts';
import type { PhaseName } from '#lib/catalogue/phases.ts';
import { ChartColumn, OpenYear } from './chart-column.tsx';
import { ChartSwatch } from './chart-mark.tsx';
import { isDense, percent } from './chart-scale.ts';

const PLOT_EM = 22;
const MARGINS_EM = 7.5;
const WIDEST_COLUMN = 0.12;
const COLUMN_SHARE = 0.6;

const TONES: Readonly<Record<MovementKind, PhaseName>> = {
  arrivees: 'opere',
  reprises: 'investigation',
  transferts: 'transfere',
  arrets: 'abandon',
};
const LEGEND: Readonly<Record<MovementKind, string>> = {
  arrivees: 'Arrivées',
  reprises: 'Reprises',
  transferts: 'Transferts',
  arrets: 'Arrêts',
};
const UP: readonly MovementKind[] = ['arrivees', 'reprises'];
const DOWN: readonly MovementKind[] = ['transferts', 'arrets'];

const sumOf = (year: YearOfFlow, kinds: readonly MovementKind[]): number =>
  kinds.reduce((sum, kind) => sum + year[kind], 0);

/** Segments away from the line, as shares of the plot. */
function listSegments(
  year: YearOfFlow,
  kinds: readonly MovementKind[],
  line: number,
  unit: number,
  sign: 1 | -1,
) {
  let stacked = 0;
  return kinds
    .filter((kind) => year[kind] > 0)
    .map((kind) => {
      const from = line + sign * stacked * unit;
      stacked += year[kind];
      const to = line + sign * stacked * unit;
      return { kind, count: year[kind], y: Math.min(from, to), height: year[kind] * unit };
    });
}

/** Arrivals above the line, departures below, one column a year. The table beside it says the same. */
export function FlowChart({ years }: { years: readonly YearOfFlow[] }) {
  const up = Math.max(1, ...years.map((year) => sumOf(year, UP)));
  const down = Math.max(1, ...years.map((year) => sumOf(year, DOWN)));
  const unit = 1 / (up + down);
  const line = up * unit;
  const band = 1 / years.length;
  const width = Math.min(band * COLUMN_SHARE, WIDEST_COLUMN);
  const shown = [...UP, ...DOWN].filter((kind) => years.some((year) => year[kind] > 0));
  const dense = isDense(years.length);
  const total = dense ? 'po-chart__total po-chart__inner' : 'po-chart__total';
  return (
    <div className={dense ? 'po-chart po-chart--dense' : 'po-chart'} aria-hidden="true">
      <ul className="po-legend">
        {shown.map((kind) => (
          <li key={kind}>
            <ChartSwatch tone={TONES[kind]} /> {LEGEND[kind]}
          </li>
        ))}
      </ul>
      <svg
        className="po-chart__plot po-chart__plot--flow"
        height={`${PLOT_EM + MARGINS_EM}em`}
        focusable="false"
      >
        {years.map((year, rank) => {
          const segments = [
            ...listSegments(year, UP, line, unit, -1),
            ...listSegments(year, DOWN, line, unit, 1),
          ];
          const arrived = sumOf(year, UP);
          const departed = sumOf(year, DOWN);
          return (
            <ChartColumn
              key={year.year}
              year={year.year}
              rank={rank}
              length={years.length}
              centre={(rank + 0.5) * band}
              width={width}
              plotEm={PLOT_EM}
              segments={segments.map(({ kind, count, y, height }) => ({
                key: kind,
                tone: TONES[kind],
                count,
                y,
                height,
                numbered: count !== arrived && count !== departed,
              }))}
              totals={[
                { count: arrived, y: line - arrived * unit, dy: '-0.5em', className: total },
                { count: departed, y: line + departed * unit, dy: '1.3em', className: total },
              ].filter(({ count }) => count > 0)}
              yearDy="3em"
            />
          );
        })}
        <OpenYear band={band} dy="4.3em" />
        <line className="po-chart__line" x2="100%" y1={percent(line)} y2={percent(line)} />
        <g className="po-chart__name">
          <text x="100%" y={percent(line)} dx="0.75em" dy="-0.75em">
            ↑ Arrivées
          </text>
          <text x="100%" y={percent(line)} dx="0.75em" dy="1.4em">
            ↓ Départs
          </text>
        </g>
      </svg>
    </div>
  );
}
