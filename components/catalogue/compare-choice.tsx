import type { Product } from '#lib/catalogue/product.ts';

const FORM_ID = 'comparer';

const GROUP = 'fr-checkbox-group fr-checkbox-group--sm po-compare-choice po-no-print';

interface CompareChoiceProps {
  product: Product;
  /** Only the box shows, in a cell of a column whose heading says what it is for. */
  as?: 'div' | 'td';
}

/** Puts a product of the list among those that {@link CompareForm} sends to the comparison. */
export function CompareChoice({ product: { slug, name }, as: Group = 'div' }: CompareChoiceProps) {
  const id = `comparer-${slug}`;
  return (
    <Group className={GROUP}>
      <input type="checkbox" id={id} name="p" value={slug} form={FORM_ID} aria-label={`Comparer ${name}`} />
      <label className="fr-label" htmlFor={id}>
        {Group === 'div' && 'Comparer'}
      </label>
    </Group>
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
