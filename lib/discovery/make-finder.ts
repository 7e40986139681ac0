import type { Article } from '#lib/articles/article.ts';
import { listPublicArticles } from '#lib/articles/list-articles.ts';
import { favourAlive } from '#lib/catalogue/favour-alive.ts';
import { makeProductFinder, type ProductAt } from '#lib/catalogue/snapshot.ts';
import { today } from '#lib/clock.ts';
import { listServicePages, type ServicePage } from '#lib/portal/page.ts';
import type { SearchHit } from '#lib/search/search.ts';

/** What visitors see of a hit, with its score by what it is. */
export type Found = { slug: string; score: number } & (
  | { kind: 'produits'; item: ProductAt }
  | { kind: 'actualites'; article: Article }
  | { kind: 'pages'; page: ServicePage }
);

/** Finds the public document of each hit of today's search; undefined for what visitors do not see. */
export function makeFinder(): (hit: SearchHit) => Found | undefined {
  const findProduct = makeProductFinder(today());
  const articles = new Map(listPublicArticles().map((article) => [article.slug, article]));
  const pages = new Map(listServicePages().map((page) => [page.slug, page]));
  return ({ kind, slug, score }) => {
    if (kind === 'produits') {
      const item = findProduct(slug);
      return item && { kind, slug, score: favourAlive(score, item.status), item };
    }
    if (kind === 'actualites') {
      const article = articles.get(slug);
      return article && { kind, slug, score, article };
    }
    const page = kind === 'pages' ? pages.get(slug) : undefined;
    return page && { kind: 'pages', slug, score, page };
  };
}
