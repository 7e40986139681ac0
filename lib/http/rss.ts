import { type Feed, type FeedEntry, feedUpdated } from './feed.ts';
import { element, emptyElement, parent, xmlDocument } from './xml.ts';

export const RSS_TYPE = 'application/rss+xml; charset=utf-8';

/** `content` holds the whole text and `dc` a name: RSS's own `author` wants an e-mail address. */
const NAMESPACES = {
  version: '2.0',
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
};

const toRfc822 = (instant: string): string => new Date(instant).toUTCString();

function writeItem({ id, title, text, html, url, published, categories, authors }: FeedEntry): string {
  return parent('item', [
    element('title', title),
    element('link', url),
    element('guid', id, { isPermaLink: 'false' }),
    ...(published === null ? [] : [element('pubDate', toRfc822(published))]),
    ...authors.map((name) => element('dc:creator', name)),
    ...categories.map(({ label }) => element('category', label)),
    element('description', text),
    ...(html === null ? [] : [element('content:encoded', html)]),
  ]);
}

/** RSS 2.0, for the readers that know nothing else. */
export function writeRss(feed: Feed): string {
  const channel = parent('channel', [
    element('title', feed.title),
    element('link', feed.page),
    element('description', feed.subtitle),
    element('language', feed.language),
    ...(feed.entries.length === 0 ? [] : [element('lastBuildDate', toRfc822(feedUpdated(feed)))]),
    emptyElement('atom:link', { rel: 'self', type: 'application/rss+xml', href: feed.self }),
    ...feed.entries.map(writeItem),
  ]);
  return xmlDocument(parent('rss', [channel], NAMESPACES));
}
