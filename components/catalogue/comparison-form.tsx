import { COMPARED_MAX } from '#lib/catalogue/compared-slugs.ts';
import { STATUS_LABELS } from '#lib/catalogue/phases.ts';
import type { ProductAt } from '#lib/catalogue/snapshot.ts';

interface ComparisonFormProps {
  /** Every product that may be compared, by name. */
  products: readonly ProductAt[];
  /** Slugs chosen so far. */
  chosen: readonly string[];
}

const RANKS = Array.from({ length: COMPARED_MAX }, (_, rank) => rank);

/** As many lists as a comparison holds products, filled with those chosen so far. */
export function ComparisonForm({ products, chosen }: ComparisonFormProps) {
  return (
    <form action="/produits/comparer" method="get" className="po-no-print">
      <fieldset className="po-comparison-form">
        <legend className="fr-h5">Choisir les produits à comparer</legend>
        {RANKS.map((rank) => {
          const id = `produit-${rank + 1}`;
          return (
            <div key={id} className="fr-select-group">
              <label className="fr-label" htmlFor={id}>
                Produit {rank + 1}
                {rank > 1 && ' (facultatif)'}
              </label>
              <select className="fr-select" id={id} name="p" defaultValue={chosen[rank] ?? ''}>
                <option value="">Aucun</option>
                {products.map(({ product, status }) => (
                  <option key={product.slug} value={product.slug}>
                    {product.name}
                    {status !== 'en-cours' && ` (${STATUS_LABELS[status].toLowerCase()})`}
                  </option>
                ))}
              </select>
            </div>
          );
        })}
      </fieldset>
      <button className="fr-btn" type="submit">
        Comparer ces produits
      </button>
    </form>
  );
}
