import { ScrollTable } from '#components/mdx/table.tsx';
import { TRANSPARENCY_NAMES } from '#lib/catalogue/product.ts';
import { TRANSPARENCY_LABELS } from '#lib/catalogue/transparency.ts';
import { shareOfDay, type TransparencyDay } from '#lib/catalogue/transparency-history.ts';
import { formatDate } from '#lib/french.ts';
import { percent } from './chart-scale.ts';

/** Height in the size of the chart's text; the margins hold its labels. */
const PLOT_EM = 16;
const MARGINS_EM = 3.5;
const TICKS = [0, 0.5, 1];

const wordShare = (share: number): string => `${Math.floor(share * 100)} %`;

/** Place of each point along the width, by its date. */
function placesOf(months: readonly TransparencyDay[]): number[] {
  const times = months.map(({ day }) => Date.parse(day));
  const [first = 0] = times;
  const length = (times.at(-1) ?? first) - first;
  return times.map((time) => (length === 0 ? 1 : (time - first) / length));
}

/** The share published of all that is owed, month after month. The table beside it says the same. */
function ShareChart({ months }: { months: readonly TransparencyDay[] }) {
  const places = placesOf(months);
  const heights = months.map((day) => 1 - shareOfDay(day));
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
          {formatDate(months[0]?.day ?? '')}
        </text>
        <text className="po-chart__axis" x="100%" y="100%" dy="1.6em" textAnchor="end">
          {formatDate(months.at(-1)?.day ?? '')}
        </text>
      </svg>
    </div>
  );
}

/** What products under way published at the end of each month with a change, then today; the oldest first. */
export function TransparencyHistory({ months }: { months: readonly TransparencyDay[] }) {
  // One day alone says what is said above it.
  if (months.length < 2) return null;
  return (
    <>
      <ShareChart months={months} />
      <ScrollTable caption="Ce que publient les produits en cours, d’un mois à l’autre">
        <thead>
          <tr>
            <th scope="col">Au</th>
            <th scope="col">Produits en cours</th>
            <th scope="col">Part publiée</th>
            {TRANSPARENCY_NAMES.map((name) => (
              <th key={name} scope="col">
                {TRANSPARENCY_LABELS[name]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.toReversed().map((month) => (
            <tr key={month.day}>
              <th scope="row">
                <time dateTime={month.day}>{formatDate(month.day)}</time>
              </th>
              <td>{month.products}</td>
              <td>{wordShare(shareOfDay(month))}</td>
              {TRANSPARENCY_NAMES.map((name) => (
                <td key={name}>{month.published[name] ?? '—'}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </>
  );
}
