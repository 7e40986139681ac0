import { ScrollTable } from '#components/mdx/table.tsx';
import { TRANSPARENCY_NAMES } from '#lib/catalogue/product.ts';
import { TRANSPARENCY_LABELS } from '#lib/catalogue/transparency.ts';
import { shareOfDay, type TransparencyDay } from '#lib/catalogue/transparency-history.ts';
import { formatDate } from '#lib/french.ts';
import { wordShare } from './chart-scale.ts';
import { ShareChart } from './share-chart.tsx';

/** What products under way published at the end of each month with a change, then today; the oldest first. */
export function TransparencyHistory({ months }: { months: readonly TransparencyDay[] }) {
  // One day alone says what is said above it.
  if (months.length < 2) return null;
  return (
    <>
      <ShareChart points={months.map((month) => ({ day: month.day, share: shareOfDay(month) }))} />
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
