/** A feed before it is written, in whatever format. Addresses are absolute, instants are RFC 3339. */
export interface Feed {
  /** For ever the same for the same list: it does not change with the format. */
  id: string;
  title: string;
  subtitle: string;
  /** Address of the feed itself. */
  self: string;
  /** The page that shows the same. */
  page: string;
  language: string;
  author: { name: string; url: string };
  entries: FeedEntry[];
}

export interface FeedEntry {
  /** For ever the same for the same fact. */
  id: string;
  title: string;
  /** Plain text: all there is to say, or the summary where there is `html`. */
  text: string;
  /** The whole text, safe, its addresses absolute; null where `text` is all. */
  html: string | null;
  url: string;
  /** Null for what has not come yet. */
  published: string | null;
  updated: string;
  categories: readonly { id: string; label: string }[];
  /** Functions, never persons; none where the feed's own author is. */
  authors: readonly string[];
  /** Where it is not the feed's. */
  language: string | null;
}

/** Instant of the newest entry; an empty feed has no date of its own. */
export function feedUpdated(feed: Feed): string {
  return feed.entries.reduce((newest, { updated }) => (updated > newest ? updated : newest), EPOCH);
}

const EPOCH = '1970-01-01T00:00:00.000Z';
