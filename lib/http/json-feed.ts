import type { Feed, FeedEntry } from './feed.ts';

export const JSON_FEED_TYPE = 'application/feed+json; charset=utf-8';

function toItem(entry: FeedEntry) {
  const { id, title, text, html, url, published, updated, categories, authors, language } = entry;
  return {
    id,
    url,
    title,
    ...(html === null
      ? { content_text: text }
      : { content_html: html, ...(text !== '' && { summary: text }) }),
    ...(published !== null && { date_published: published }),
    date_modified: updated,
    ...(authors.length > 0 && { authors: authors.map((name) => ({ name })) }),
    tags: categories.map(({ label }) => label),
    ...(language !== null && { language }),
  };
}

/** JSON Feed 1.1. */
export function writeJsonFeed(feed: Feed): string {
  const document = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.page,
    feed_url: feed.self,
    description: feed.subtitle,
    language: feed.language,
    authors: [feed.author],
    items: feed.entries.map(toItem),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
