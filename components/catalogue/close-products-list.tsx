import type { CloseProducts } from '#lib/catalogue/close-products.ts';
import { ProductGrid } from './product-grid.tsx';

const TITLES: Readonly<Record<CloseProducts['why'], string>> = {
  words: 'Ces produits répondent à vos mots, mais pas à tous vos filtres',
  choices: 'Ces produits répondent à une partie de vos filtres',
  names: 'Ces produits portent un nom proche',
};

/** Products offered where a search finds none. */
export function CloseProductsList({ close }: { close: CloseProducts }) {
  if (close.items.length === 0) return null;
  return (
    <section className="po-stack" aria-labelledby="proches-titre">
      <h3 className="fr-h5" id="proches-titre">
        {TITLES[close.why]}
      </h3>
      <ProductGrid items={close.items} heading="p" />
    </section>
  );
}
