import type { Product } from '#lib/catalogue/product.ts';

const FORM_ID = 'comparer';

interface CompareChoiceProps {
  product: Product;
  /** Only the box shows, where a heading says what it is for. */
  bare?: boolean;
}

/** Puts a product of the list among those that {@link CompareForm} sends to the comparison. */
export function CompareChoice({ product: { slug, name }, bare = false }: CompareChoiceProps) {
  const id = `comparer-${slug}`;
  return (
    <div className="fr-checkbox-group fr-checkbox-group--sm po-compare-choice po-no-print">
      <input
        type="checkbox"
        id={id}
        name="p"
        value={slug}
        form={FORM_ID}
        aria-label={bare ? undefined : `Comparer ${name}`}
      />
      <label className="fr-label" htmlFor={id}>
        {bare ? <span className="fr-sr-only">Comparer {name}</span> : 'Comparer'}
      </label>
    </div>
  );
}

/** The choice is in the address of the comparison: nothing is kept of the visitor, nothing needs a script. */
export function CompareForm() {
  return (
    <form id={FORM_ID} action="/produits/comparer" method="get" className="po-compare-form po-no-print">
      <button className="fr-btn fr-btn--secondary" type="submit">
        Comparer les produits choisis
      </button>
      <p className="po-mention">Cochez de deux à quatre produits de la page.</p>
    </form>
  );
}
