import { hrefOfList, type TableSeries } from '#lib/catalogue/statistics-query.ts';

/** Where the numbers of a chart are written, for who does not see it or wants each of them. */
export function TableLink({
  series,
  label = 'Les mêmes nombres en tableau',
}: {
  series: TableSeries;
  label?: string;
}) {
  return (
    <p>
      <a className="fr-link" href={hrefOfList({ kind: 'table', series })}>
        {label}
      </a>
    </p>
  );
}
