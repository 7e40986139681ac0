import { ScrollTable } from '#components/mdx/table.tsx';
import { MOVEMENT_LABELS, MOVEMENTS, type YearOfFlow } from '#lib/catalogue/history.ts';
import { EMPTY_QUERY, hrefOf, toggleChoice } from '#lib/catalogue/query.ts';
import { hrefOfList } from '#lib/catalogue/statistics-query.ts';
import { formatDate } from '#lib/french.ts';
import { CountLink } from './count-link.tsx';
import { FlowChart } from './flow-chart.tsx';
import { SeriesLink } from './series-link.tsx';
import { TableFold } from './table-fold.tsx';

/** Arrivals and departures a year, drawn and written. */
export function FlowHistory({ years }: { years: readonly YearOfFlow[] }) {
  const last = years.at(-1);
  if (!last) return <p>Aucun produit n’a encore commencé.</p>;
  const resumed = years.some(({ reprises }) => reprises > 0);
  const kinds = MOVEMENTS.filter((kind) => kind !== 'reprises' || resumed);
  return (
    <div className="po-stack">
      <p>
        Un produit arrive au début de sa première phase. Il part une fois : transféré à une autre structure,
        ou arrêté. L’année {last.year} va jusqu’au {formatDate(last.day)}.
        {resumed && ' Une reprise est le retour d’un produit parti.'}
      </p>
      <FlowChart years={years} />
      <TableFold summary="Les mêmes nombres en tableau" rows={years.length}>
        <ScrollTable caption="Arrivées et départs par année">
          <thead>
            <tr>
              <th scope="col">Année</th>
              {kinds.map((kind) => (
                <th key={kind} scope="col">
                  {MOVEMENT_LABELS[kind]}
                </th>
              ))}
              <th scope="col">En cours à la fin</th>
            </tr>
          </thead>
          <tbody>
            {years.map((flow) => (
              <tr key={flow.year}>
                <th scope="row">{flow.year}</th>
                {kinds.map((kind) => (
                  <td key={kind}>
                    <CountLink
                      count={flow[kind]}
                      href={hrefOfList({ kind: 'movements', movement: kind, year: flow.year })}
                      label={`${MOVEMENT_LABELS[kind].toLowerCase()} en ${flow.year}`}
                    />
                  </td>
                ))}
                <td>
                  <CountLink
                    count={flow.alive}
                    href={hrefOf(toggleChoice({ ...EMPTY_QUERY, asOf: flow.day }, 'statut', 'en-cours'))}
                    label={`produits en cours au ${formatDate(flow.day)}`}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      </TableFold>
      <SeriesLink series="flux" label="les arrivées et les départs" />
    </div>
  );
}
