import { type IndexedDocument, listDocuments } from '#db/index/document.ts';
import type { Article } from '#lib/articles/article.ts';
import { listPublicArticles, listTags } from '#lib/articles/list-articles.ts';
import { newsPath } from '#lib/articles/news-addresses.ts';
import { listProductsAt, type ProductAt } from '#lib/catalogue/snapshot.ts';
import { type Day, dayOf, today } from '#lib/clock.ts';
import { element, parent, xmlDocument } from '#lib/http/xml.ts';
import { getIndex } from '#lib/portal/index-reader.ts';
import { listServicePages, type ServicePage } from '#lib/portal/page.ts';
import { STATIC_ROUTES } from './routes.ts';

export interface SitemapEntry {
  path: string;
  /** Day of the last change of what the page shows; null for a page whose text is code. */
  changed: Day | null;
}

function latest(days: readonly (Day | null)[]): Day | null {
  return days.reduce((newest, day) => (day !== null && day > (newest ?? '') ? day : newest), null);
}

function listRevised(kind: string): Map<string, IndexedDocument> {
  return new Map(listDocuments(getIndex(), kind).map((document) => [document.slug, document]));
}

/** A text revised here changed that day; one that is as it came bears the date that it gives itself, if any. */
function revisedOn(document: IndexedDocument | undefined, ownDate: Day | null): Day | null {
  if (!document) return ownDate;
  const isAsItCame = document.createdAt === document.updatedAt;
  return isAsItCame && ownDate ? ownDate : dayOf(new Date(document.updatedAt));
}

/** A sheet changes when it is revised, and on the day that a phase or an event of it comes. */
function sheetChangedOn({ product }: ProductAt, day: Day): Day | null {
  const facts = [...product.phases.map(({ start }) => start), ...product.events.map(({ date }) => date)];
  return latest([
    dayOf(new Date(product.updatedAt)),
    ...facts.filter((date) => date !== null && date <= day),
  ]);
}

/** Addresses that search engines may keep, nothing `noindex`. */
function listSitemap(): SitemapEntry[] {
  const day = today();
  const articleRevisions = listRevised('actualites');
  const pageRevisions = listRevised('pages');
  const articleChangedOn = ({ slug, date, updated }: Article) =>
    revisedOn(articleRevisions.get(slug), updated ?? date);
  const pageChangedOn = ({ slug, updated }: ServicePage) => revisedOn(pageRevisions.get(slug), updated);
  const products = listProductsAt(day);
  const articles = listPublicArticles();
  const pages = listServicePages();
  const catalogue = latest(products.map((item) => sheetChangedOn(item, day)));
  const news = latest(articles.map(articleChangedOn));
  const all = latest([catalogue, news, ...pages.map(pageChangedOn)]);
  const changedOf = { catalogue, actualites: news, portail: all };
  return [
    ...STATIC_ROUTES.filter((route) => route.indexed).map(({ path, group }) => ({
      path,
      changed: changedOf[group],
    })),
    ...products
      .filter(({ product }) => !product.noindex)
      .map((item) => ({ path: `/produits/${item.product.slug}`, changed: sheetChangedOn(item, day) })),
    ...articles
      .filter(({ noindex }) => !noindex)
      .map((article) => ({ path: `/actualites/${article.slug}`, changed: articleChangedOn(article) })),
    ...listTags().map(({ id }) => ({
      path: newsPath(id),
      changed: latest(articles.filter(({ tags }) => tags.some((tag) => tag.id === id)).map(articleChangedOn)),
    })),
    ...pages
      .filter(({ noindex }) => !noindex)
      .map((page) => ({ path: `/${page.slug}`, changed: pageChangedOn(page) })),
  ];
}

export function writeSitemap(site: string): string {
  const urls = listSitemap().map(({ path, changed }) =>
    parent('url', [element('loc', site + path), ...(changed ? [element('lastmod', changed)] : [])]),
  );
  return xmlDocument(parent('urlset', urls, { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' }));
}
