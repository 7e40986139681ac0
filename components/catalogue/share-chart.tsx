import type { Day } from '#lib/clock.ts';
import { formatDate } from '#lib/french.ts';
import { percent, wordShare } from './chart-scale.ts';

/** Height in the size of the chart's text; the margins hold its labels. */
const PLOT_EM = 16;
const MARGINS_EM = 3.5;
const TICKS = [0, 0.5, 1];

interface Point {
  day: Day;
  /** Between 0 and 1. */
  share: number;
}

/** Place of each point along the width, by its date. */
function placesOf(points: readonly Point[]): number[] {
  const times = points.map(({ day }) => Date.parse(day));
  const [first = 0] = times;
  const length = (times.at(-1) ?? first) - first;
  return times.map((time) => (length === 0 ? 1 : (time - first) / length));
}

/** A share, month after month. The table beside it says the same. */
export function ShareChart({ points }: { points: readonly Point[] }) {
  const places = placesOf(points);
  const heights = points.map(({ share }) => 1 - share);
  return (
    <div className="po-chart" aria-hidden="true">
      <svg
        className="po-chart__plot po-chart__plot--share"
        height={`${PLOT_EM + MARGINS_EM}em`}
        focusable="false"
      >
        {TICKS.map((tick) => (
          <g key={tick}>
            <line className="po-chart__grid" x2="100%" y1={percent(1 - tick)} y2={percent(1 - tick)} />
            <text className="po-chart__axis" y={percent(1 - tick)} dx="-0.75em" dy="0.35em" textAnchor="end">
              {wordShare(tick)}
            </text>
          </g>
        ))}
        {places.slice(1).map((place, rank) => (
          <line
            key={place}
            className="po-chart__line"
            x1={percent(places[rank] ?? 0)}
            x2={percent(place)}
            y1={percent(heights[rank] ?? 0)}
            y2={percent(heights[rank + 1] ?? 0)}
          />
        ))}
        {places.map((place, rank) => (
          <circle
            key={place}
            className="po-chart__dot"
            cx={percent(place)}
            cy={percent(heights[rank] ?? 0)}
            r="3"
          />
        ))}
        <text className="po-chart__axis" y="100%" dy="1.6em">
          {formatDate(points[0]?.day ?? '')}
        </text>
        <text className="po-chart__axis" x="100%" y="100%" dy="1.6em" textAnchor="end">
          {formatDate(points.at(-1)?.day ?? '')}
        </text>
      </svg>
    </div>
  );
}
