import { compareHref } from '#lib/catalogue/compared-slugs.ts';
import type { Product } from '#lib/catalogue/product.ts';
import type { ProductAt } from '#lib/catalogue/snapshot.ts';
import { ProductGrid } from './product-grid.tsx';

interface RelatedProductsProps {
  product: Product;
  items: readonly ProductAt[];
}

/** Products that share most with one, and the comparison of them all. */
export function RelatedProducts({ product, items }: RelatedProductsProps) {
  if (items.length === 0) return null;
  return (
    <section className="po-stack po-related po-no-print" aria-labelledby="similaires">
      <h2 id="similaires">Produits proches</h2>
      <ProductGrid items={items} heading="h3" />
      <p>
        <a className="fr-link" href={compareHref([product.slug, ...items.map((item) => item.product.slug)])}>
          Comparer {product.name} avec ces produits
        </a>
      </p>
    </section>
  );
}
