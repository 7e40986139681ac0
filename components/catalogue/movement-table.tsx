import { ScrollTable } from '#components/mdx/table.tsx';
import { MOVEMENT_LABELS, type Movement } from '#lib/catalogue/history.ts';
import { formatDate } from '#lib/french.ts';

/** Products that arrived or left, with the day. */
export function MovementTable({ caption, movements }: { caption: string; movements: readonly Movement[] }) {
  return (
    <ScrollTable caption={caption}>
      <thead>
        <tr>
          <th scope="col">Produit</th>
          <th scope="col">Mouvement</th>
          <th scope="col">Date</th>
        </tr>
      </thead>
      <tbody>
        {movements.map(({ product, kind, day }) => (
          <tr key={`${product.slug} ${kind} ${day}`}>
            <th scope="row">
              <a href={`/produits/${product.slug}`}>{product.name}</a>
            </th>
            <td>{MOVEMENT_LABELS[kind].replace(/s$/, '')}</td>
            <td>
              <time dateTime={day}>{formatDate(day)}</time>
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
