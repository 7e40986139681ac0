import type { ProductAt } from '#lib/catalogue/snapshot.ts';
import { formatDate } from '#lib/french.ts';
import type { Piece } from '#lib/search/passage.ts';
import { Marked } from '#components/form/marked.tsx';
import { PhaseBadge } from './phase-badge.tsx';

interface ProductCardProps {
  item: ProductAt;
  /** Level of the name in the page; `p` where the card stands in running text. */
  heading: 'h2' | 'h3' | 'p';
  /** The words sought in the product's own text. */
  passage?: readonly Piece[] | undefined;
  /** Another name of the product, by which it was found. */
  otherName?: string | null | undefined;
}

const SINCE = {
  'en-cours': 'Depuis le',
  transfere: 'Transféré le',
  arrete: 'Arrêté le',
  annonce: 'Prévu le',
} as const;

/** A product among others: name, phase with its date, mission, sponsor and themes. The whole card is one link. */
export function ProductCard({ item, heading: Heading, passage, otherName }: ProductCardProps) {
  const { product, current, announced, status } = item;
  const since = current?.start ?? announced?.start;
  const sponsors = product.sponsors.map(({ acronym, label }) => acronym ?? label).join(', ');
  return (
    <div className={`fr-card fr-enlarge-link fr-card--sm po-product po-product--${status}`}>
      <div className="fr-card__content">
        <Heading className="fr-card__title">
          <a href={`/produits/${product.slug}`}>{product.name}</a>
        </Heading>
        <p className="fr-card__desc">
          {otherName && <strong className="po-product__other-name">{otherName}</strong>}
          {product.mission}
        </p>
        <PhaseBadge item={item} small />
        {since && (
          <p className="fr-card__start fr-card__detail">
            {SINCE[status]} <time dateTime={since}>{formatDate(since)}</time>
          </p>
        )}
        {passage && (
          <p className="fr-card__detail po-product__passage">
            <Marked pieces={passage} />
          </p>
        )}
        <p className="fr-card__end fr-card__detail">
          {[sponsors, ...product.themes.map(({ label }) => label)].filter(Boolean).join(' · ') ||
            'Thème non renseigné'}
        </p>
      </div>
    </div>
  );
}
