import { compareHref } from '#lib/catalogue/compared-slugs.ts';
import type { ProductAt } from '#lib/catalogue/snapshot.ts';
import { ProductOrigin } from './product-origin.tsx';
import { ProductSummary } from './product-summary.tsx';

/** The facts of a sheet beside its text. */
export function ProductBrief({ item }: { item: ProductAt }) {
  const { product } = item;
  return (
    <aside className="po-brief" aria-labelledby="en-bref">
      <h2 className="fr-h5" id="en-bref">
        En bref
      </h2>
      <ProductSummary item={item} />
      <ProductOrigin product={product} />
      <p className="po-no-print">
        <a className="fr-link" href={compareHref([product.slug])}>
          Comparer {product.name} avec…
        </a>
      </p>
    </aside>
  );
}
