import type { Feed, FeedEntry } from '#lib/http/feed.ts';
import { formatDate, formatOn } from '#lib/french.ts';
import type { Settings } from '#lib/portal/settings.ts';
import { type Change, CHANGE_LABELS, listChanges } from './changes.ts';
import { exportHref, wholeList } from './list-exports.ts';
import { type CatalogueQuery, hrefOf } from './query.ts';
import { type CatalogueResult, searchProducts } from './search-products.ts';
import type { ProductAt } from './snapshot.ts';

/** The newest changes that a feed holds; the API gives the others. */
export const FEED_SIZE = 100;

/** Part of the tag URIs of the portal (RFC 4151): once published, it does not change. */
const TAG_YEAR = '2026';

/** What the list is of, in words: « en cours », « Santé »… */
function describeList({ query, facets }: CatalogueResult): string {
  const choices = facets.flatMap(({ values }) =>
    values.filter(({ chosen }) => chosen).map(({ label }) => label.slice(0, 60)),
  );
  return [
    ...(query.q ? [`« ${query.q} »`] : []),
    ...choices,
    ...(query.asOf ? [`au ${formatDate(query.asOf)}`] : []),
  ].join(', ');
}

/** A day has no hour; midnight in Greenwich is that same day in Paris, in winter and in summer. */
const instantOf = (day: string): string => `${day}T00:00:00.000Z`;

function toEntry(change: Change, item: ProductAt | undefined, tag: string): FeedEntry {
  const mission = item ? `\n${item.product.name} : ${item.product.mission}` : '';
  const announced = change.kind === 'announced';
  return {
    id: `${tag}changement/${change.id}`,
    title: change.summary,
    content: `${CHANGE_LABELS[change.kind]}, ${formatOn(change.date)}. ${change.summary}${mission}`,
    url: `${change.product.url}#parcours`,
    published: announced ? null : instantOf(change.date),
    // What is still to come was written at the latest with the sheet as it stands.
    updated: announced && item ? item.product.updatedAt : instantOf(change.date),
    category: { id: change.kind, label: CHANGE_LABELS[change.kind] },
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
  const tag = `tag:${new URL(site).hostname},${TAG_YEAR}:`;
  const words = describeList(result);
  const page = hrefOf(list);
  return {
    id: tag + page.slice(1),
    title: `Produits : ce qui change${words && ` (${words})`} – ${settings.name}`,
    subtitle: `Entrées au catalogue, changements de phase, annonces, impact national et fins des produits${words && ` : ${words}`}.`,
    self: site + exportHref(query, format),
    page: site + page,
    language: 'fr-FR',
    author: { name: settings.name, url: `${site}/` },
    entries: listChanges(result.all, result.day, site)
      .slice(0, FEED_SIZE)
      .map((change) => toEntry(change, bySlug.get(change.product.id), tag)),
  };
}
