import { instantOfDay } from '#lib/clock.ts';
import { formatDate, formatOn } from '#lib/french.ts';
import type { Feed, FeedEntry } from '#lib/http/feed.ts';
import { tagUri } from '#lib/http/tag-uri.ts';
import type { Settings } from '#lib/portal/settings.ts';
import { type Change, CHANGE_LABELS, listChanges } from './changes.ts';
import { exportHref, wholeList } from './list-exports.ts';
import { type CatalogueQuery, hrefOf } from './query.ts';
import { type CatalogueResult, searchProducts } from './search-products.ts';
import type { ProductAt } from './snapshot.ts';

/** The newest changes that a feed holds; the API gives the others. */
const FEED_SIZE = 100;

/** What the list is of, in words: « en cours », « Santé »… */
export function describeList({ query, facets }: CatalogueResult): string {
  const choices = facets.flatMap(({ values }) =>
    values.filter(({ chosen }) => chosen).map(({ label }) => label.slice(0, 60)),
  );
  return [
    ...(query.q ? [`« ${query.q} »`] : []),
    ...choices,
    ...(query.asOf ? [`au ${formatDate(query.asOf)}`] : []),
  ].join(', ');
}

function toEntry(change: Change, item: ProductAt | undefined, site: string): FeedEntry {
  const mission = item ? `\n${item.product.name} : ${item.product.mission}` : '';
  const announced = change.kind === 'announced';
  return {
    id: tagUri(site, `changement/${change.id}`),
    title: change.summary,
    text: `${CHANGE_LABELS[change.kind]}, ${formatOn(change.date)}. ${change.summary}${mission}`,
    html: null,
    url: `${change.product.url}#parcours`,
    published: announced ? null : instantOfDay(change.date),
    // What is still to come was written at the latest with the sheet as it stands.
    updated: announced && item ? item.product.updatedAt : instantOfDay(change.date),
    categories: [{ id: change.kind, label: CHANGE_LABELS[change.kind] }],
    authors: [],
    language: null,
  };
}

/** The changes of the products that a query finds, as a feed. `site` is the portal's own address. */
export function getChangesFeed(
  query: CatalogueQuery,
  format: 'atom' | 'json',
  { site, settings }: { site: string; settings: Settings },
): Feed {
  const list = wholeList(query, format);
  const result = searchProducts(list);
  const bySlug = new Map(result.all.map((item) => [item.product.slug, item]));
  const words = describeList(result);
  const page = hrefOf(list);
  return {
    id: tagUri(site, page.slice(1)),
    title: `Produits : ce qui change${words && ` (${words})`} – ${settings.name}`,
    subtitle: `Entrées au catalogue, changements de phase, annonces, impact national et fins des produits${words && ` : ${words}`}.`,
    self: site + exportHref(query, format),
    page: site + page,
    language: settings.language,
    author: { name: settings.name, url: `${site}/` },
    entries: listChanges(result.all, result.day, site)
      .slice(0, FEED_SIZE)
      .map((change) => toEntry(change, bySlug.get(change.product.id), site)),
  };
}
