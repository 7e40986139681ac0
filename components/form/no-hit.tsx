import { CloseProductsList } from '#components/catalogue/close-products-list.tsx';
import { ThemeLinks } from '#components/catalogue/theme-links.tsx';
import type { WayOut } from '#lib/catalogue/close-products.ts';

/** A search of the whole portal that finds nothing: what to try, and what comes close. The server counts it. */
export function NoHit({ wayOut: { close, themes } }: { wayOut: WayOut }) {
  return (
    <div className="po-stack po-stack--lg" data-portail-without-result="">
      <div className="po-stack">
        <p>Rien ne correspond à ces mots. Vous pouvez :</p>
        <ul>
          <li>vérifier l’orthographe ;</li>
          <li>essayer un mot plus général, ou le nom du problème plutôt que celui d’un service ;</li>
          <li>
            <a href="/plan-du-site">parcourir le plan du site</a> ;
          </li>
          <li>
            <a href="/contact">nous écrire</a> si vous ne trouvez pas ce que vous cherchez.
          </li>
        </ul>
      </div>
      <CloseProductsList close={close} />
      <ThemeLinks themes={themes} />
    </div>
  );
}
