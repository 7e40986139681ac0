import { listDocuments } from '#db/index/document.ts';
import type { Article } from '#lib/articles/article.ts';
import { listPublicArticles, listTags } from '#lib/articles/list-articles.ts';
import { today } from '#lib/clock.ts';
import type { Product } from '#lib/catalogue/product.ts';
import { listProductsAt } from '#lib/catalogue/snapshot.ts';
import { getIndex } from '#lib/portal/index-reader.ts';
import { listServicePages } from '#lib/portal/page.ts';
import { STATIC_ROUTES, type StaticRoute } from './routes.ts';

export interface SitemapEntry {
  path: string;
  /** Day of the last change, where the address has one of its own. */
  changed: string | null;
}

/** Addresses that search engines may keep, nothing `noindex`. */
export function listSitemap(): SitemapEntry[] {
  const index = getIndex();
  const changedOn = new Map(
    ['produits', 'actualites', 'pages'].flatMap((kind) =>
      listDocuments(index, kind).map(
        (document) => [`${kind}/${document.slug}`, document.updatedAt.slice(0, 10)] as const,
      ),
    ),
  );
  const entry = (kind: string, slug: string, path: string): SitemapEntry => ({
    path,
    changed: changedOn.get(`${kind}/${slug}`) ?? null,
  });
  return [
    ...STATIC_ROUTES.filter((route) => route.indexed).map(({ path }) => ({ path, changed: null })),
    ...listProductsAt(today())
      .filter(({ product }) => !product.noindex)
      .map(({ product }) => entry('produits', product.slug, `/produits/${product.slug}`)),
    ...listPublicArticles()
      .filter((article) => !article.noindex)
      .map(({ slug }) => entry('actualites', slug, `/actualites/${slug}`)),
    ...listTags().map(({ id }) => ({ path: `/actualites/etiquette/${id}`, changed: null })),
    ...listServicePages()
      .filter((page) => !page.noindex)
      .map(({ slug }) => entry('pages', slug, `/${slug}`)),
  ];
}

export interface SitePlan {
  routes: readonly StaticRoute[];
  products: Product[];
  articles: Article[];
  tags: { id: string; label: string; count: number }[];
  pages: { slug: string; title: string }[];
}

/** Every public page, for people (RGAA 12.3). */
export function getSitePlan(): SitePlan {
  return {
    routes: STATIC_ROUTES,
    products: listProductsAt(today())
      .map(({ product }) => product)
      .sort((a, b) => a.name.localeCompare(b.name, 'fr')),
    articles: listPublicArticles(),
    tags: listTags(),
    pages: listServicePages().map(({ slug, title }) => ({ slug, title })),
  };
}
