import type { Product } from '#lib/catalogue/product.ts';
import { formatDate } from '#lib/french.ts';

/** Where the sheet's facts come from, when they were last verified, and how to have them put right. */
export function ProductOrigin({ product }: { product: Product }) {
  const { verified, source } = product;
  return (
    <div className="po-stack po-stack--sm po-origin">
      {verified ? (
        <p>
          Fiche vérifiée le <time dateTime={verified.at}>{formatDate(verified.at)}</time> par {verified.by}.
        </p>
      ) : (
        <p className="po-absent">Fiche non encore vérifiée par l’équipe du produit.</p>
      )}
      {source && (
        <p>
          Source des faits :{' '}
          {source.url ? (
            <a href={source.url}>
              fiche « {product.name} » sur {source.name}
            </a>
          ) : (
            source.name
          )}
          {source.rights && `, ${source.rights}`}.
        </p>
      )}
      <p className="po-no-print">
        <a className="fr-link fr-link--icon-left fr-icon-flag-line" href="/contact">
          Signaler une erreur dans cette fiche
        </a>
      </p>
    </div>
  );
}
