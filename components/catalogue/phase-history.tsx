import { ScrollTable } from '#components/mdx/table.tsx';
import type { YearOfPhases } from '#lib/catalogue/history.ts';
import { PHASE_DEFINITIONS, PHASES } from '#lib/catalogue/phases.ts';
import { EMPTY_QUERY, hrefOf, toggleChoice } from '#lib/catalogue/query.ts';
import { formatCount, formatDate } from '#lib/french.ts';
import { CountLink } from './count-link.tsx';
import { PhaseHistoryChart } from './phase-history-chart.tsx';
import { SeriesLink } from './series-link.tsx';
import { TableFold } from './table-fold.tsx';

/** How many products were in each phase over time, drawn and written. */
export function PhaseHistory({ years }: { years: readonly YearOfPhases[] }) {
  const [first] = years;
  const last = years.at(-1);
  if (!first || !last) return <p>Aucun produit n’a encore commencé.</p>;
  const begun = PHASES.filter((name) => years.some(({ counts }) => counts[name] > 0));
  return (
    <div className="po-stack">
      <p>
        Chaque colonne compte les produits commencés, au 31 décembre de l’année ; la dernière, au{' '}
        {formatDate(last.day)} ({formatCount(last.total, 'produit', 'produits')}). De bas en haut, les phases
        suivent la vie d’un produit.
      </p>
      <PhaseHistoryChart years={years} />
      <TableFold summary="Les mêmes nombres en tableau" rows={years.length}>
        <ScrollTable caption={`Produits dans chaque phase, de ${first.year} à ${last.year}`}>
          <thead>
            <tr>
              <th scope="col">Au</th>
              {begun.map((name) => (
                <th key={name} scope="col">
                  {PHASE_DEFINITIONS[name].label}
                </th>
              ))}
              <th scope="col">Total</th>
            </tr>
          </thead>
          <tbody>
            {years.map(({ day, counts, total }) => {
              const query = { ...EMPTY_QUERY, asOf: day };
              const on = `au ${formatDate(day)}`;
              return (
                <tr key={day}>
                  <th scope="row">
                    <time dateTime={day}>{formatDate(day)}</time>
                  </th>
                  {begun.map((name) => (
                    <td key={name}>
                      <CountLink
                        count={counts[name]}
                        href={hrefOf(toggleChoice(query, 'phase', name))}
                        label={`${PHASE_DEFINITIONS[name].label}, ${on}`}
                      />
                    </td>
                  ))}
                  <td>
                    <CountLink count={total} href={hrefOf(query)} label={`produits commencés ${on}`} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </ScrollTable>
      </TableFold>
      <SeriesLink series="phases" label="les phases par année" />
    </div>
  );
}
