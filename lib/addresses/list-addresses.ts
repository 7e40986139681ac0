import type { Article } from '#lib/articles/article.ts';
import { listPublicArticles, listTags } from '#lib/articles/list-articles.ts';
import { today } from '#lib/clock.ts';
import type { Product } from '#lib/catalogue/product.ts';
import { listProductsAt } from '#lib/catalogue/snapshot.ts';
import { listServicePages } from '#lib/portal/page.ts';
import { STATIC_ROUTES, type StaticRoute } from './routes.ts';

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
