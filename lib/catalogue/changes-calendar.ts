import type { Calendar } from '#lib/http/icalendar.ts';
import type { Settings } from '#lib/portal/settings.ts';
import { CHANGE_LABELS, listChanges } from './changes.ts';
import { describeList } from './changes-feed.ts';
import { exportHref, wholeList } from './list-exports.ts';
import { type CatalogueQuery, hrefOf } from './query.ts';
import { searchProducts } from './search-products.ts';

/** The announced changes of phase of the products that a query finds, soonest first. */
export function getChangesCalendar(
  query: CatalogueQuery,
  { site, settings }: { site: string; settings: Settings },
): Calendar {
  const list = wholeList(query, 'ics');
  const result = searchProducts(list);
  const bySlug = new Map(result.all.map(({ product }) => [product.slug, product]));
  const { hostname } = new URL(site);
  const words = describeList(result);
  return {
    name: `Changements de phase annoncés${words && ` (${words})`} – ${settings.name}`,
    description: `Jours où un produit doit changer de phase, annoncés dans sa fiche${words && ` : ${words}`}.`,
    self: site + exportHref(query, 'ics'),
    page: site + hrefOf(list),
    events: listChanges(result.all, result.day, site)
      .filter(({ kind, to }) => kind === 'announced' && to !== null)
      .reverse()
      .flatMap(({ id, kind, date, product, summary }) => {
        const sheet = bySlug.get(product.id);
        if (!sheet) return [];
        return {
          uid: `changement/${id}@${hostname}`,
          day: date,
          title: summary,
          text: `${product.name} : ${sheet.mission}\n${product.url}`,
          url: `${product.url}#parcours`,
          category: CHANGE_LABELS[kind],
          updated: sheet.updatedAt,
        };
      }),
  };
}
