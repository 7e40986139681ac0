import { findDatedEnd } from '#lib/catalogue/find-dated-end.ts';
import type { ProductAt } from '#lib/catalogue/snapshot.ts';
import { PHASE_DEFINITIONS } from '#lib/catalogue/phases.ts';
import { formatDate } from '#lib/french.ts';

interface ProductStatusProps {
  item: ProductAt;
  successor: ProductAt | undefined;
  /** Day that the page is made for. */
  day: string;
}

/** What a visitor must know before all else: that the service is stopped or handed over, since when, and whom to ask. */
export function ProductStatus({ item, successor, day }: ProductStatusProps) {
  const { product, current, announced, status } = item;
  const sponsors = product.sponsors.map(({ label }) => label).join(', ');
  const ended = findDatedEnd(product, day);
  if (status === 'arrete' && current) {
    return (
      <div className="fr-alert fr-alert--warning po-status">
        <h2 className="fr-alert__title">
          Ce produit est arrêté depuis le <time dateTime={current.start}>{formatDate(current.start)}</time>
        </h2>
        <p>
          {product.endReason ?? 'La raison de l’arrêt n’est pas publiée.'}{' '}
          {successor ? (
            <>
              Il est remplacé par <a href={`/produits/${successor.product.slug}`}>{successor.product.name}</a>
              .
            </>
          ) : (
            'Aucun produit du catalogue ne le remplace.'
          )}
        </p>
        <p>
          Pour toute question : {sponsors && <>{sponsors}, qui portait le produit, ou </>}
          <a href="/contact">la Fabrique numérique</a>.
        </p>
      </div>
    );
  }
  if (status === 'transfere' && current) {
    return (
      <div className="fr-alert fr-alert--info po-status">
        <h2 className="fr-alert__title">
          Ce produit a quitté l’incubateur le{' '}
          <time dateTime={current.start}>{formatDate(current.start)}</time>
        </h2>
        <p>{PHASE_DEFINITIONS.transfere.definition} La Fabrique n’en assure plus le développement.</p>
      </div>
    );
  }
  if (ended) {
    return (
      <div className="fr-alert fr-alert--warning po-status">
        <h2 className="fr-alert__title">
          Une fin de service est datée du <time dateTime={ended.date}>{formatDate(ended.date)}</time>
        </h2>
        <p>
          {ended.comment} La fiche ne déclare pourtant aucune phase de fin : la phase affichée est la dernière
          déclarée. Le service peut ne plus répondre.
        </p>
      </div>
    );
  }
  if (announced) {
    return (
      <div className="fr-alert fr-alert--info po-status">
        <h2 className="fr-alert__title">
          Changement annoncé pour le <time dateTime={announced.start}>{formatDate(announced.start)}</time>
        </h2>
        <p>
          Phase à venir : {PHASE_DEFINITIONS[announced.name].label.toLowerCase()}.{' '}
          {PHASE_DEFINITIONS[announced.name].definition}
        </p>
      </div>
    );
  }
  return null;
}
