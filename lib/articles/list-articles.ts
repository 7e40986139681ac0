import { listDocuments } from '#db/index/document.ts';
import { localMinute, systemClock } from '#lib/clock.ts';
import { cachedByRevision } from '#lib/portal/index-reader.ts';
import { type Publication, visibilityAt } from '#lib/portal/visibility.ts';
import type { Article, Tag } from './article.ts';

const newestFirst = (a: Article, b: Article): number =>
  b.date.localeCompare(a.date) || a.slug.localeCompare(b.slug);

interface DatedArticle {
  publication: Publication;
  article: Article;
}

const listAllArticles: () => DatedArticle[] = cachedByRevision((index) =>
  listDocuments(index, 'actualites')
    .map((document) => ({ publication: document, article: JSON.parse(document.data) as Article }))
    .sort((a, b) => newestFirst(a.article, b.article)),
);

let known: { all: DatedArticle[]; minute: string; list: Article[] } | undefined;

/** Every public article, newest first. Asked again each minute: a publication may fall due before the next scan. */
export function listPublicArticles(): Article[] {
  const all = listAllArticles();
  const minute = localMinute(systemClock.now());
  if (known?.all !== all || known.minute !== minute) {
    const list = all
      .filter(({ publication }) => visibilityAt(publication, minute) === 'public')
      .map(({ article }) => article);
    known = { all, minute, list };
  }
  return known.list;
}

export interface ArticlesQuery {
  /** Id of a tag. */
  tag: string | null;
  /** Four digits. */
  year: string | null;
  page: number;
}

export interface TagCount extends Tag {
  count: number;
}

export interface ArticlesResult {
  total: number;
  pages: number;
  articles: Article[];
  /** Years and tags that hold articles, with their numbers, whatever is asked. */
  years: { year: string; count: number }[];
  tags: TagCount[];
}

const ARTICLES_PAGE_SIZE = 10;

export function listTags(): TagCount[] {
  const tags = new Map<string, TagCount>();
  for (const { id, label } of listPublicArticles().flatMap((article) => article.tags)) {
    tags.set(id, { id, label: tags.get(id)?.label ?? label, count: (tags.get(id)?.count ?? 0) + 1 });
  }
  return [...tags.values()].sort((a, b) => b.count - a.count || a.label.localeCompare(b.label, 'fr'));
}

function listYears(): { year: string; count: number }[] {
  const years = new Map<string, number>();
  for (const { date } of listPublicArticles())
    years.set(date.slice(0, 4), (years.get(date.slice(0, 4)) ?? 0) + 1);
  return [...years].map(([year, count]) => ({ year, count })).sort((a, b) => b.year.localeCompare(a.year));
}

export function listArticles({ tag, year, page }: ArticlesQuery): ArticlesResult {
  const found = listPublicArticles().filter(
    (article) =>
      (tag === null || article.tags.some(({ id }) => id === tag)) &&
      (year === null || article.date.startsWith(`${year}-`)),
  );
  const start = (page - 1) * ARTICLES_PAGE_SIZE;
  return {
    total: found.length,
    pages: Math.max(1, Math.ceil(found.length / ARTICLES_PAGE_SIZE)),
    articles: found.slice(start, start + ARTICLES_PAGE_SIZE),
    years: listYears(),
    tags: listTags(),
  };
}

/** Articles that name a product, newest first. */
export function listArticlesAbout(product: string): Article[] {
  return listPublicArticles().filter((article) => article.products.includes(product));
}
