import { exportHref } from '#lib/catalogue/list-exports.ts';
import type { CatalogueQuery } from '#lib/catalogue/query.ts';

/** The list, taken away whole: its products as a table, and what will change among them as a feed. */
export function ListTakeAway({ query }: { query: CatalogueQuery }) {
  return (
    <div className="po-take-away po-no-print">
      <h3 className="fr-h6">Emporter cette liste</h3>
      <ul>
        <li>
          <a
            className="fr-link fr-link--icon-left fr-icon-download-line"
            href={exportHref(query, 'csv')}
            download="produits.csv"
            rel="nofollow"
          >
            Télécharger cette liste (CSV)
          </a>
        </li>
        <li>
          <a
            className="fr-link fr-link--icon-left fr-icon-rss-line"
            href={exportHref(query, 'atom')}
            type="application/atom+xml"
            rel="nofollow"
          >
            S’abonner à cette liste (flux Atom)
          </a>
        </li>
        <li>
          <a
            className="fr-link fr-link--icon-left fr-icon-rss-line"
            href={exportHref(query, 'json')}
            type="application/feed+json"
            rel="nofollow"
          >
            S’abonner à cette liste (JSON Feed)
          </a>
        </li>
      </ul>
      <p className="po-mention">
        Le fichier contient tous les produits de la liste, au-delà de cette page. Le flux annonce leurs
        entrées au catalogue, leurs changements de phase et leurs fins : ouvrez son adresse dans un lecteur de
        flux.
      </p>
    </div>
  );
}
