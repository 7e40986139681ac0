import { FEED_FORMAT_NAMES, type FeedFormat } from '#lib/http/feed-formats.ts';

const NEWS_FEED = new RegExp(
  `^/actualites(?:/etiquette/([a-z0-9-]+))?/flux\\.(${FEED_FORMAT_NAMES.join('|')})$`,
);

/** The page of the articles of a tag, or of all. */
export function newsPath(tag: string | null): string {
  return tag === null ? '/actualites' : `/actualites/etiquette/${tag}`;
}

export function newsFeedHref(tag: string | null, format: FeedFormat): string {
  return `${newsPath(tag)}/flux.${format}`;
}

/** The feed of articles that a path is the address of; its tag may be one that no article bears. */
export function matchNewsFeed(path: string): { tag: string | null } | undefined {
  const match = NEWS_FEED.exec(path);
  return match ? { tag: match[1] ?? null } : undefined;
}
