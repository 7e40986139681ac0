import { PhaseBadge } from '#components/catalogue/phase-badge.tsx';
import type { ProductAt } from '#lib/catalogue/snapshot.ts';

/** The products that an article tells of, a line or two each: their sheets say the rest. */
export function CitedProducts({ items }: { items: readonly ProductAt[] }) {
  if (items.length === 0) return null;
  return (
    <section className="fr-container po-cited" aria-labelledby="produits-cites">
      <h2 id="produits-cites">{items.length > 1 ? 'Produits cités' : 'Produit cité'}</h2>
      <ul role="list">
        {items.map((item) => (
          <li key={item.product.slug}>
            <a href={`/produits/${item.product.slug}`}>{item.product.name}</a>
            <PhaseBadge item={item} small />
            {item.product.mission}
          </li>
        ))}
      </ul>
    </section>
  );
}
