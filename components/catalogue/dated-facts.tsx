import type { DatedFact } from '#lib/catalogue/transparency.ts';
import { formatDate } from '#lib/french.ts';

const WORDS: Readonly<Record<DatedFact['kind'], string>> = {
  audit: 'audit d’accessibilité',
  homologation: 'fin de l’homologation de sécurité',
};

/** The only facts of transparency that sheets date. */
export function DatedFacts({ facts }: { facts: readonly DatedFact[] }) {
  if (facts.length === 0) {
    return (
      <p className="po-absent">Aucune fiche ne donne de date d’audit d’accessibilité ni d’homologation.</p>
    );
  }
  return (
    <ul>
      {facts.map(({ item, kind, day }) => (
        <li key={`${item.product.slug} ${kind}`}>
          <time dateTime={day}>{formatDate(day)}</time> : {WORDS[kind]} de{' '}
          <a href={`/produits/${item.product.slug}`}>{item.product.name}</a>
        </li>
      ))}
    </ul>
  );
}
