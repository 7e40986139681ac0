import type { Duration } from '#lib/catalogue/history.ts';
import { PHASE_DEFINITIONS } from '#lib/catalogue/phases.ts';
import { formatDuration } from '#lib/french.ts';
import { percent, rankClass } from './chart-scale.ts';

const ROW_EM = 4.2;
const NAME_EM = 1.4;
const LINE_EM = 2.7;
const MARGINS_EM = 3;
const MOST_TICKS = 6;
/** Graduations of time, in days: a month, a quarter, half a year, then years. */
const STEPS = [30.4375, 91.3125, 182.625, 365.25, 730.5, 1826.25, 3652.5];

function listTimeTicks(max: number): number[] {
  const step = STEPS.find((days) => max / days <= MOST_TICKS) ?? max;
  return Array.from({ length: Math.max(1, Math.ceil(max / step)) + 1 }, (_, rank) => rank * step);
}

/** Each phase over as a dot, their range as a line, their median as a bar. The table beside it says the same. */
export function DurationChart({ durations }: { durations: readonly Duration[] }) {
  const ticks = listTimeTicks(Math.max(...durations.map(({ max }) => max)));
  const end = ticks.at(-1) || 1;
  const bottom = `${durations.length * ROW_EM}em`;
  return (
    <div className="po-chart" aria-hidden="true">
      <svg
        className="po-chart__plot po-chart__plot--time"
        height={`${durations.length * ROW_EM + MARGINS_EM}em`}
        focusable="false"
      >
        {ticks.map((tick, rank) => (
          <g key={tick}>
            <line className="po-chart__grid" x1={percent(tick / end)} x2={percent(tick / end)} y2={bottom} />
            <text
              className={`po-chart__axis ${rankClass(rank, ticks.length, 0)}`}
              x={percent(tick / end)}
              y={bottom}
              dy="1.6em"
              textAnchor="middle"
            >
              {tick === 0 ? '0' : formatDuration(Math.round(tick))}
            </text>
          </g>
        ))}
        {durations.map(({ phase, days, median, min, max }, rank) => {
          const line = `${rank * ROW_EM + LINE_EM}em`;
          return (
            <g key={phase}>
              <text y={`${rank * ROW_EM + NAME_EM}em`}>
                <tspan className="po-chart__total">{PHASE_DEFINITIONS[phase].label}</tspan>
                <tspan className="po-chart__inner">{` : ${formatDuration(median)}`}</tspan>
                <tspan className="po-chart__minor po-chart__inner"> en médiane</tspan>
              </text>
              <line
                className="po-chart__range"
                x1={percent(min / end)}
                x2={percent(max / end)}
                y1={line}
                y2={line}
              />
              {days.map((lasted, index) => (
                <circle
                  key={index}
                  className="po-chart__dot"
                  cx={percent(lasted / end)}
                  cy={line}
                  r="0.4em"
                />
              ))}
              <line
                className="po-chart__median"
                x1={percent(median / end)}
                x2={percent(median / end)}
                y1={`${rank * ROW_EM + LINE_EM - 0.85}em`}
                y2={`${rank * ROW_EM + LINE_EM + 0.85}em`}
              />
            </g>
          );
        })}
      </svg>
    </div>
  );
}
