import type { PhaseName } from '#lib/catalogue/phases.ts';
import { ChartMark } from './chart-mark.tsx';
import { insetMark, isNamed, percent, rankClass } from './chart-scale.ts';

/** A segment with less room than this, in the size of the chart's text, bears no number. */
const NUMBER_EM = 1.2;

/** Heights and places are shares of the plot. */
interface ColumnSegment {
  key: string;
  tone: PhaseName;
  count: number;
  y: number;
  height: number;
  /** False where a total says its number. */
  numbered?: boolean;
}

/** A number at the end of a stack. */
interface ColumnTotal {
  count: number;
  y: number;
  dy: string;
  className: string;
}

interface ChartColumnProps {
  year: string | number;
  rank: number;
  /** Columns of the chart. */
  length: number;
  centre: number;
  width: number;
  plotEm: number;
  segments: readonly ColumnSegment[];
  totals: readonly ColumnTotal[];
  /** How far below the plot its year stands. */
  yearDy: string;
}

/** One column of a chart by year: its segments and their numbers, its totals, its year. */
export function ChartColumn({
  year,
  rank,
  length,
  centre,
  width,
  plotEm,
  segments,
  totals,
  yearDy,
}: ChartColumnProps) {
  const x = percent(centre);
  return (
    <g>
      {segments.map(({ key, tone, y, height }) => (
        <ChartMark
          key={key}
          tone={tone}
          x={percent(centre - width / 2)}
          width={percent(width)}
          {...insetMark(y, height)}
        />
      ))}
      {segments
        .filter(({ height, numbered = true }) => numbered && height * plotEm >= NUMBER_EM)
        .map(({ key, count, y, height }) => (
          <text
            key={key}
            className="po-chart__number"
            x={x}
            y={percent(y + height / 2)}
            dy="0.35em"
            textAnchor="middle"
          >
            {count}
          </text>
        ))}
      {totals.map(({ count, y, dy, className }) => (
        <text key={dy} className={className} x={x} y={percent(y)} dy={dy} textAnchor="middle">
          {count}
        </text>
      ))}
      {isNamed(rank, length) && (
        <text
          className={`po-chart__axis ${rankClass(rank, length)}`}
          x={x}
          y="100%"
          dy={yearDy}
          textAnchor="middle"
        >
          {year}
        </text>
      )}
    </g>
  );
}

/** Below the last column: its year is not over. */
export function OpenYear({ band, dy }: { band: number; dy: string }) {
  return (
    <text
      className="po-chart__axis po-chart__minor po-chart__inner"
      x={percent(1 - band / 2)}
      y="100%"
      dy={dy}
      textAnchor="middle"
    >
      à ce jour
    </text>
  );
}
