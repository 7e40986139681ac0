import { ScrollTable } from '#components/mdx/table.tsx';
import { listMovementKinds, MOVEMENT_LABELS, type YearOfFlow } from '#lib/catalogue/history.ts';
import { EMPTY_QUERY, hrefOf, toggleChoice } from '#lib/catalogue/query.ts';
import { hrefOfList } from '#lib/catalogue/statistics-query.ts';
import { formatDate } from '#lib/french.ts';
import { CountLink } from './count-link.tsx';

/** Arrivals and departures a year, and what was in progress at its end; each number is a list. */
export function FlowTable({ years }: { years: readonly YearOfFlow[] }) {
  const kinds = listMovementKinds(years);
  return (
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
  );
}
