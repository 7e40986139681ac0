import type { ProductAt } from '#lib/catalogue/snapshot.ts';
import { hostOf } from '#lib/french.ts';

/** The way into the service, while it is open; else the address it had, as text. */
export function ProductAccess({ item: { product, status } }: { item: ProductAt }) {
  const { site } = product.links;
  if (!site) return <p className="po-absent">Adresse du service non publiée.</p>;
  if (status === 'arrete') {
    return (
      <p className="po-mention">
        Ancienne adresse du service : <span className="po-address">{hostOf(site)}</span>. Elle peut ne plus
        répondre.
      </p>
    );
  }
  return (
    <p>
      <a className="fr-btn fr-btn--icon-right fr-icon-arrow-right-line" href={site}>
        Accéder à {product.name} ({hostOf(site)})
      </a>
    </p>
  );
}
