import type { Promise100 } from '#lib/catalogue/transparency.ts';
import { formatDate } from '#lib/french.ts';

interface TransparencyPromiseProps {
  promise: Promise100;
  day: string;
}

/** What the Fabrique promises, and how far its products in progress keep it. */
export function TransparencyPromise({ promise, day }: TransparencyPromiseProps) {
  return (
    <>
      <p className="fr-text--lead">
        La Fabrique promet que ses produits publient 100 % de ces informations.
        {promise.products > 0 && (
          <>
            {' '}
            Au {formatDate(day)},{' '}
            <a href="/produits?statut=en-cours">les {promise.products} produits en cours</a> en publient{' '}
            {promise.published.toLocaleString('fr-FR')} sur {promise.owed.toLocaleString('fr-FR')}, soit{' '}
            {promise.percent} %.
          </>
        )}
      </p>
      <p>
        « Non » veut dire que la fiche du produit ne le dit pas : c’est ce qu’il doit encore publier.{' '}
        <a href="/glossaire">Le glossaire</a> explique chaque information.
      </p>
    </>
  );
}
