import { findDocument } from '#db/index/document.ts';
import { localMinute, systemClock } from '#lib/clock.ts';
import { getIndex } from '#lib/portal/index-reader.ts';
import type { Heading } from '#lib/portal/page.ts';
import { visibilityAt } from '#lib/portal/visibility.ts';
import type { Article } from './article.ts';
import { listPublicArticles } from './list-articles.ts';

export interface ArticleSheet {
  article: Article;
  body: string;
  format: 'md' | 'mdx';
  headings: Heading[];
  /** Minutes, at 220 words a minute, rounded up. */
  readingMinutes: number;
  /** The neighbours in time, for going on reading. */
  newer: Article | null;
  older: Article | null;
}

const WORDS_A_MINUTE = 220;

export function findArticleSheet(slug: string): ArticleSheet | undefined {
  const document = findDocument(getIndex(), 'actualites', slug);
  if (!document || visibilityAt(document, localMinute(systemClock.now())) !== 'public') return undefined;
  const all = listPublicArticles();
  const position = all.findIndex((article) => article.slug === slug);
  const article = all[position];
  if (!article) return undefined;
  return {
    article,
    body: document.body,
    format: document.format,
    headings: JSON.parse(document.headings) as Heading[],
    readingMinutes: Math.max(1, Math.ceil(article.words / WORDS_A_MINUTE)),
    newer: all[position - 1] ?? null,
    older: all[position + 1] ?? null,
  };
}
