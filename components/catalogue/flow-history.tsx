import { listMovementKinds, type YearOfFlow } from '#lib/catalogue/history.ts';
import { formatDate } from '#lib/french.ts';
import { FlowChart } from './flow-chart.tsx';
import { SeriesLink } from './series-link.tsx';
import { TableLink } from './table-link.tsx';

/** Arrivals and departures a year, drawn and written. */
export function FlowHistory({ years }: { years: readonly YearOfFlow[] }) {
  const last = years.at(-1);
  if (!last) return <p>Aucun produit n’a encore commencé.</p>;
  const resumed = listMovementKinds(years).includes('reprises');
  return (
    <div className="po-stack">
      <p>
        Un produit arrive au début de sa première phase. Il part une fois : transféré à une autre structure,
        ou arrêté. L’année {last.year} va jusqu’au {formatDate(last.day)}.
        {resumed && ' Une reprise est le retour d’un produit parti.'}
      </p>
      <FlowChart years={years} />
      <TableLink series="flux" />
      <SeriesLink series="flux" label="les arrivées et les départs" />
    </div>
  );
}
