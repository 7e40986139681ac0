import type { MovementKind, YearOfFlow } from '#lib/catalogue/history.ts';
import type { PhaseName } from '#lib/catalogue/phases.ts';
import { ChartMark, ChartSwatch } from './chart-mark.tsx';
import { insetMark, isDense, isNamed, percent, rankClass } from './chart-scale.ts';

const PLOT_EM = 22;
const MARGINS_EM = 7.5;
const NUMBER_EM = 1.2;
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
  return (
    <div className={isDense(years.length) ? 'po-chart po-chart--dense' : 'po-chart'} aria-hidden="true">
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
          const centre = (rank + 0.5) * band;
          const segments = [
            ...listSegments(year, UP, line, unit, -1),
            ...listSegments(year, DOWN, line, unit, 1),
          ];
          const arrived = sumOf(year, UP);
          const departed = sumOf(year, DOWN);
          return (
            <g key={year.year}>
              {segments.map(({ kind, y, height }) => (
                <ChartMark
                  key={kind}
                  tone={TONES[kind]}
                  x={percent(centre - width / 2)}
                  width={percent(width)}
                  {...insetMark(y, height)}
                />
              ))}
              {segments
                .filter(
                  ({ count, height }) =>
                    count !== arrived && count !== departed && height * PLOT_EM >= NUMBER_EM,
                )
                .map(({ kind, count, y, height }) => (
                  <text
                    key={kind}
                    className="po-chart__number"
                    x={percent(centre)}
                    y={percent(y + height / 2)}
                    dy="0.35em"
                    textAnchor="middle"
                  >
                    {count}
                  </text>
                ))}
              {arrived > 0 && (
                <text
                  className={isDense(years.length) ? 'po-chart__total po-chart__inner' : 'po-chart__total'}
                  x={percent(centre)}
                  y={percent(line - arrived * unit)}
                  dy="-0.5em"
                  textAnchor="middle"
                >
                  {arrived}
                </text>
              )}
              {departed > 0 && (
                <text
                  className={isDense(years.length) ? 'po-chart__total po-chart__inner' : 'po-chart__total'}
                  x={percent(centre)}
                  y={percent(line + departed * unit)}
                  dy="1.3em"
                  textAnchor="middle"
                >
                  {departed}
                </text>
              )}
              {isNamed(rank, years.length) && (
                <text
                  className={`po-chart__axis ${rankClass(rank, years.length)}`}
                  x={percent(centre)}
                  y="100%"
                  dy="3em"
                  textAnchor="middle"
                >
                  {year.year}
                </text>
              )}
            </g>
          );
        })}
        <text
          className="po-chart__axis po-chart__minor po-chart__inner"
          x={percent(1 - band / 2)}
          y="100%"
          dy="4.3em"
          textAnchor="middle"
        >
          à ce jour
        </text>
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
