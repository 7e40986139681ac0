import { FEED_FORMAT_NAMES, FEED_FORMATS, type FeedFormat, feedMediaType } from '#lib/http/feed-formats.ts';

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

/** The feeds of a page of news, for the head of the page. */
export function newsFeedTypes(tag: string | null): Record<string, { url: string; title: string }[]> {
  return Object.fromEntries(
    FEED_FORMAT_NAMES.map((format) => [
      feedMediaType(format),
      [{ url: newsFeedHref(tag, format), title: `Actualités (${FEED_FORMATS[format].label})` }],
    ]),
  );
}
