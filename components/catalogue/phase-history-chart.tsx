import type { YearOfPhases } from '#lib/catalogue/history.ts';
import { PHASE_DEFINITIONS, PHASES } from '#lib/catalogue/phases.ts';
import { ChartColumn, OpenYear } from './chart-column.tsx';
import { ChartSwatch } from './chart-mark.tsx';
import { isDense, listTicks, percent, rankClass, spreadLabels } from './chart-scale.ts';

/** Heights are in the size of the chart's text, so that labels keep their distance at any text size. */
const PLOT_EM = 26;
const MARGINS_EM = 6;
const LABEL_EM = 1.7;
const WIDEST_COLUMN = 0.12;
const COLUMN_SHARE = 0.72;

/** The segments of a column, from the bottom in the order of life; heights from the top, as shares of the plot. */
function listSegments({ counts }: YearOfPhases, top: number) {
  let stacked = 0;
  return PHASES.filter((name) => counts[name] > 0).map((name) => {
    const count = counts[name];
    stacked += count;
    return { name, count, y: 1 - stacked / top, height: count / top };
  });
}

/** Products in each phase at the end of each year, one column a year. The table beside it says the same. */
export function PhaseHistoryChart({ years }: { years: readonly YearOfPhases[] }) {
  const last = years.at(-1);
  if (!last) return null;
  const ticks = listTicks(Math.max(...years.map(({ total }) => total)));
  const top = ticks.at(-1) ?? 1;
  const band = 1 / years.length;
  const width = Math.min(band * COLUMN_SHARE, WIDEST_COLUMN);
  // The last column bears the names: a phase that it lacks is named below.
  const shown = PHASES.filter((name) => years.some(({ counts }) => counts[name] > 0)).reverse();
  const named = listSegments(last, top).reverse();
  const heights = spreadLabels(
    named.map(({ y, height }) => y + height / 2),
    LABEL_EM / PLOT_EM,
  );
  const edge = 1 - (band - width) / 2;
  return (
    <div className={isDense(years.length) ? 'po-chart po-chart--dense' : 'po-chart'} aria-hidden="true">
      <svg
        className="po-chart__plot po-chart__plot--named"
        height={`${PLOT_EM + MARGINS_EM}em`}
        focusable="false"
      >
        {ticks.map((tick) => (
          <g key={tick}>
            <line
              className="po-chart__grid"
              x2="100%"
              y1={percent(1 - tick / top)}
              y2={percent(1 - tick / top)}
            />
            <text
              className="po-chart__axis"
              y={percent(1 - tick / top)}
              dx="-0.75em"
              dy="0.35em"
              textAnchor="end"
            >
              {tick}
            </text>
          </g>
        ))}
        {years.map((year, rank) => (
          <ChartColumn
            key={year.year}
            year={year.year}
            rank={rank}
            length={years.length}
            centre={(rank + 0.5) * band}
            width={width}
            plotEm={PLOT_EM}
            segments={listSegments(year, top).map((segment) => ({
              ...segment,
              key: segment.name,
              tone: segment.name,
            }))}
            totals={[
              {
                count: year.total,
                y: 1 - year.total / top,
                dy: '-0.5em',
                className: `po-chart__total ${rankClass(rank, years.length)}`,
              },
            ]}
            yearDy="1.6em"
          />
        ))}
        <OpenYear band={band} dy="2.9em" />
        {named.map(({ name, count, y, height }, rank) => {
          const label = heights[rank] ?? 0;
          return (
            <g key={name} className="po-chart__name">
              <line x1={percent(edge)} x2="100%" y1={percent(y + height / 2)} y2={percent(label)} />
              <text x="100%" y={percent(label)} dx="0.5em" dy="0.35em">
                {PHASE_DEFINITIONS[name].label} <tspan className="po-chart__total">{count}</tspan>
              </text>
            </g>
          );
        })}
      </svg>
      <ul className="po-legend">
        {shown.map((name) => (
          <li key={name} className={last.counts[name] > 0 ? 'po-legend__named' : undefined}>
            <ChartSwatch tone={name} /> {PHASE_DEFINITIONS[name].label}
            {last.counts[name] === 0 && ' (aucun produit à ce jour)'}
          </li>
        ))}
      </ul>
    </div>
  );
}
