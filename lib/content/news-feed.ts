import type { Article } from '#lib/articles/article.ts';
import { findArticleSheet } from '#lib/articles/get-article.ts';
import { listPublicArticles, listTags } from '#lib/articles/list-articles.ts';
import { newsFeedHref, newsPath } from '#lib/articles/news-addresses.ts';
import { instantOfDay, instantOfMinute } from '#lib/clock.ts';
import { getEnv } from '#lib/env.ts';
import type { Feed, FeedEntry } from '#lib/http/feed.ts';
import type { FeedFormat } from '#lib/http/feed-formats.ts';
import { tagUri } from '#lib/http/tag-uri.ts';
import { getSettings } from '#lib/portal/current.ts';
import { documentContext } from './document-context.ts';
import { findFeedHtml } from './feed-html.ts';

/** The newest articles that a feed holds; the pages and the API give the others. */
export const NEWS_FEED_SIZE = 50;

const latest = (a: string, b: string): string => (b > a ? b : a);

async function toEntry(article: Article, site: string, language: string): Promise<FeedEntry> {
  const url = `${site}/actualites/${article.slug}`;
  const sheet = findArticleSheet(article.slug);
  const published = article.publishAt ? instantOfMinute(article.publishAt) : instantOfDay(article.date);
  return {
    id: tagUri(site, `actualites/${article.slug}`),
    title: article.title,
    text: article.tagline ?? '',
    html: sheet ? await findFeedHtml(sheet.body, sheet.format, { url, context: documentContext }) : null,
    url,
    published,
    updated: article.updated ? latest(published, instantOfDay(article.updated)) : published,
    categories: article.tags,
    authors: article.authors,
    language: article.lang === language ? null : article.lang,
  };
}

/** The newest articles of a tag, or of all, as a feed; undefined for a tag that no article bears. */
export async function findNewsFeed(format: FeedFormat, tagId: string | null): Promise<Feed | undefined> {
  const site = getEnv().SITE_URL;
  const { name, language } = getSettings();
  const tag = tagId === null ? null : listTags().find(({ id }) => id === tagId);
  if (tag === undefined) return undefined;
  const articles = listPublicArticles()
    .filter((article) => tag === null || article.tags.some(({ id }) => id === tag.id))
    .slice(0, NEWS_FEED_SIZE);
  const path = newsPath(tagId);
  return {
    id: tagUri(site, path.slice(1)),
    title: `Actualités${tag ? ` sur « ${tag.label} »` : ''} – ${name}`,
    subtitle: tag
      ? `Les actualités de la Fabrique numérique qui portent l’étiquette « ${tag.label} ».`
      : 'Les nouvelles de la Fabrique numérique des ministères sociaux et de ses produits.',
    self: site + newsFeedHref(tagId, format),
    page: site + path,
    language,
    author: { name, url: `${site}/` },
    entries: await Promise.all(articles.map((article) => toEntry(article, site, language))),
  };
}
