import { COMPARED_MAX, COMPARED_MIN } from '#lib/catalogue/compared-slugs.ts';
import { STATUS_LABELS } from '#lib/catalogue/phases.ts';
import type { ProductAt } from '#lib/catalogue/snapshot.ts';

interface ComparisonFormProps {
  /** Every product that may be compared, by name. */
  products: readonly ProductAt[];
  /** Slugs chosen so far. */
  chosen: readonly string[];
}

interface ChoiceProps extends ComparisonFormProps {
  rank: number;
  label: string;
  /** The slug chosen there so far. */
  value: string;
}

/** A list of the products that are not compared yet. */
function Choice({ rank, label, value, products, chosen }: ChoiceProps) {
  const id = `produit-${rank}`;
  const offered = products.filter(({ product: { slug } }) => slug === value || !chosen.includes(slug));
  return (
    <div className="fr-select-group">
      <label className="fr-label" htmlFor={id}>
        {label}
      </label>
      <select className="fr-select" id={id} name="p" defaultValue={value}>
        <option value="">Aucun</option>
        {offered.map(({ product, status }) => (
          <option key={product.slug} value={product.slug}>
            {product.name}
            {status !== 'en-cours' && ` (${STATUS_LABELS[status].toLowerCase()})`}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Chooses the first products of a comparison, then one more at a time; each column of the table has what removes it. */
export function ComparisonForm({ products, chosen }: ComparisonFormProps) {
  if (chosen.length >= COMPARED_MAX) {
    return (
      <p className="po-no-print">
        Une comparaison tient au plus {COMPARED_MAX} produits : pour en ajouter un, retirez-en un autre.
      </p>
    );
  }
  const begun = chosen.length >= COMPARED_MIN;
  const choices = begun
    ? [{ label: 'Produit à ajouter', value: '' }]
    : Array.from({ length: COMPARED_MIN }, (_, rank) => ({
        label: `Produit ${rank + 1}`,
        value: chosen[rank] ?? '',
      }));
  return (
    <form action="/produits/comparer" method="get" className="po-no-print">
      {begun && chosen.map((slug) => <input key={slug} type="hidden" name="p" value={slug} />)}
      <fieldset className="po-comparison-form">
        <legend className="fr-h5">
          {begun ? 'Ajouter un produit à la comparaison' : 'Choisir les produits à comparer'}
        </legend>
        {choices.map((choice, rank) => (
          <Choice key={choice.label} rank={rank + 1} {...choice} {...{ products, chosen }} />
        ))}
      </fieldset>
      <button className="fr-btn" type="submit">
        {begun ? 'Ajouter ce produit' : 'Comparer ces produits'}
      </button>
    </form>
  );
}
