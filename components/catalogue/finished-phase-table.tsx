import { ScrollTable } from '#components/mdx/table.tsx';
import type { FinishedPhase } from '#lib/catalogue/history.ts';
import { formatDate, formatDuration } from '#lib/french.ts';

/** Phases that are over, with what their length is counted from. */
export function FinishedPhaseTable({
  caption,
  phases,
}: {
  caption: string;
  phases: readonly FinishedPhase[];
}) {
  return (
    <ScrollTable caption={caption}>
      <thead>
        <tr>
          <th scope="col">Produit</th>
          <th scope="col">Début</th>
          <th scope="col">Début de la phase suivante</th>
          <th scope="col">Durée</th>
        </tr>
      </thead>
      <tbody>
        {phases.map(({ product, start, end, days }) => (
          <tr key={`${product.slug} ${start}`}>
            <th scope="row">
              <a href={`/produits/${product.slug}`}>{product.name}</a>
            </th>
            <td>
              <time dateTime={start}>{formatDate(start)}</time>
            </td>
            <td>
              <time dateTime={end}>{formatDate(end)}</time>
            </td>
            <td>{formatDuration(days)}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
