import { ATOM_TYPE, writeAtom } from './atom.ts';
import type { Feed } from './feed.ts';
import { JSON_FEED_TYPE, writeJsonFeed } from './json-feed.ts';
import { RSS_TYPE, writeRss } from './rss.ts';

/** The formats of a feed, by the ending of its address. */
export const FEED_FORMATS = {
  atom: { label: 'Atom', type: ATOM_TYPE, write: writeAtom },
  rss: { label: 'RSS', type: RSS_TYPE, write: writeRss },
  json: { label: 'JSON Feed', type: JSON_FEED_TYPE, write: writeJsonFeed },
} as const satisfies Record<string, { label: string; type: string; write: (feed: Feed) => string }>;

export type FeedFormat = keyof typeof FEED_FORMATS;
export const FEED_FORMAT_NAMES = Object.keys(FEED_FORMATS) as FeedFormat[];

/** The type alone, for links that lead to a feed. */
export function feedMediaType(format: FeedFormat): string {
  return FEED_FORMATS[format].type.split(';')[0] ?? '';
}

/** Undefined: there is no such feed. */
export function answerFeed(format: FeedFormat, feed: Feed | undefined): Response {
  if (!feed) return new Response(null, { status: 404 });
  const { type, write } = FEED_FORMATS[format];
  return new Response(write(feed), { headers: { 'Content-Type': type } });
}
