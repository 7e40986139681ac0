import type { Feed } from './feed.ts';

export const JSON_FEED_TYPE = 'application/feed+json; charset=utf-8';

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
    items: feed.entries.map(({ id, title, content, url, published, updated, category }) => ({
      id,
      url,
      title,
      content_text: content,
      ...(published !== null && { date_published: published }),
      date_modified: updated,
      tags: [category.label],
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
