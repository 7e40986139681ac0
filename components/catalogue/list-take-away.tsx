import { exportHref } from '#lib/catalogue/list-exports.ts';
import { DATASET_DESCRIPTION } from '#lib/catalogue/dataset-json-ld.ts';
import type { CatalogueQuery } from '#lib/catalogue/query.ts';
import type { Settings } from '#lib/portal/settings.ts';

interface ListTakeAwayProps {
  query: CatalogueQuery;
  licence: Settings['licence'];
}

/** The list, taken away whole: its products as a table, what changes among them as a feed, what is announced as a calendar. */
export function ListTakeAway({ query, licence }: ListTakeAwayProps) {
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
        <li>
          <a
            className="fr-link fr-link--icon-left fr-icon-calendar-line"
            href={exportHref(query, 'ics')}
            type="text/calendar"
            rel="nofollow"
          >
            Suivre dans un agenda les changements annoncés (iCalendar)
          </a>
        </li>
      </ul>
      <p className="po-mention">
        Le fichier contient tous les produits de la liste, au-delà de cette page. Le flux annonce leurs
        entrées au catalogue, leurs changements de phase et leurs fins : ouvrez son adresse dans un lecteur de
        flux.
      </p>
      <p className="po-mention">
        {DATASET_DESCRIPTION} Ses données sont réutilisables sous <a href={licence.url}>{licence.name}</a>.
      </p>
    </div>
  );
}
