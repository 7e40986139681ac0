import type { ProductAt } from '#lib/catalogue/snapshot.ts';
import { ProductCard } from './product-card.tsx';

interface ProductGridProps {
  items: readonly ProductAt[];
  /** Level of the names in the page. */
  heading: 'h3' | 'p';
}

/** Products side by side. */
export function ProductGrid({ items, heading }: ProductGridProps) {
  return (
    <ul className="po-cards" role="list">
      {items.map((item) => (
        <li key={item.product.slug}>
          <ProductCard item={item} heading={heading} />
        </li>
      ))}
    </ul>
  );
}
