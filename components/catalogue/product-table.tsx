import { PHASE_DEFINITIONS, STATUS_LABELS } from '#lib/catalogue/phases.ts';
import type { ProductAt } from '#lib/catalogue/snapshot.ts';
import { formatDate } from '#lib/french.ts';
import { CompareChoice } from './compare-choice.tsx';

interface ProductTableProps {
  items: readonly ProductAt[];
  /** With the choice of the comparison's form, which the page must hold. */
  comparable?: boolean;
}

/** Products one a line, for those who look for a fact. */
export function ProductTable({ items, comparable = false }: ProductTableProps) {
  return (
    <div className="fr-table po-table" role="region" aria-label="Produits trouvés" tabIndex={0}>
      <table>
        <caption className="fr-sr-only">Produits trouvés</caption>
        <thead>
          <tr>
            <th scope="col">Produit</th>
            <th scope="col">Statut</th>
            <th scope="col">Phase</th>
            <th scope="col">Depuis</th>
            <th scope="col">Administration porteuse</th>
            <th scope="col">Thèmes</th>
            {comparable && (
              <th scope="col" className="po-no-print">
                Comparer
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {items.map(({ product, current, status }) => (
            <tr key={product.slug}>
              <th scope="row">
                <a href={`/produits/${product.slug}`}>{product.name}</a>
              </th>
              <td>{STATUS_LABELS[status]}</td>
              <td>{current ? PHASE_DEFINITIONS[current.name].label : 'Aucune phase commencée'}</td>
              <td>{current && <time dateTime={current.start}>{formatDate(current.start)}</time>}</td>
              <td>
                {product.sponsors.map(({ acronym, label }) => acronym ?? label).join(', ') ||
                  'Non renseignée'}
              </td>
              <td>{product.themes.map(({ label }) => label).join(', ') || 'Non renseigné'}</td>
              {comparable && <CompareChoice product={product} as="td" />}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
