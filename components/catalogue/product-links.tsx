import { type Product, TRANSPARENCY_NAMES } from '#lib/catalogue/product.ts';
import { findTransparencyLink, TRANSPARENCY_PAGES } from '#lib/catalogue/transparency-link.ts';
import { transparencyWords } from '#lib/catalogue/transparency-words.ts';
import { hostOf } from '#lib/french.ts';

interface ProductLinksProps {
  product: Product;
  /** False for a stopped product, whose pages may no longer answer. */
  alive: boolean;
}

/** What the product publishes, or that it does not: absence is information. */
export function ProductLinks({ product, alive }: ProductLinksProps) {
  return (
    <>
      <ul className="po-links" role="list">
        {TRANSPARENCY_NAMES.map((name) => {
          const href = findTransparencyLink(product, name, alive);
          const words = transparencyWords(product, name);
          return (
            <li key={name} className={product.transparency[name] ? 'po-links__yes' : 'po-links__no'}>
              {words}
              {href !== null && (
                <>
                  {' '}
                  <a href={href} className="fr-link fr-link--sm">
                    {TRANSPARENCY_PAGES[name]} de {product.name} ({hostOf(href)})
                  </a>
                </>
              )}
            </li>
          );
        })}
      </ul>
      <p>
        <a className="fr-link fr-link--sm" href="/transparence">
          Ce que publient tous les produits
        </a>
      </p>
    </>
  );
}
