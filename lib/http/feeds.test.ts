import fc from 'fast-check';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { describe, expect, test } from 'vitest';
import { writeAtom } from './atom.ts';
import type { Feed } from './feed.ts';
import { writeJsonFeed } from './json-feed.ts';
import { writeRss } from './rss.ts';
import { parseXml } from './testing/parse-xml.ts';

function makeFeed(text: string): Feed {
  return {
    id: 'tag:exemple.fr,2026:liste',
    title: text,
    subtitle: text,
    self: 'https://exemple.fr/flux?a=1&b=2',
    page: 'https://exemple.fr/liste?a=1&b=2',
    language: 'fr',
    author: { name: text, url: 'https://exemple.fr/' },
    entries: [
      {
        id: 'tag:exemple.fr,2026:un',
        title: text,
        text,
        html: `<p>${text}</p>`,
        url: 'https://exemple.fr/un',
        published: '2024-01-02T00:00:00.000Z',
        updated: '2024-03-02T00:00:00.000Z',
        categories: [
          { id: 'sante', label: text },
          { id: 'travail', label: 'Travail' },
        ],
        authors: [text],
        language: 'en',
      },
      {
        id: 'tag:exemple.fr,2026:deux',
        title: 'Deux',
        text: 'Tout est là.',
        html: null,
        url: 'https://exemple.fr/deux',
        published: null,
        updated: '2024-02-02T00:00:00.000Z',
        categories: [{ id: 'announced', label: 'Annonce' }],
        authors: [],
        language: null,
      },
    ],
  };
}

const kept = (text: string) => text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');

describe.each([
  ['Atom', writeAtom, 'entry'],
  ['RSS', writeRss, 'item'],
])('%s', (_, write, entryName) => {
  test('holds any text, less what XML cannot hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const root = parseXml(write(makeFeed(text)));
        const feed = root.name === 'rss' ? root.children[0] : root;
        expect(feed?.children.find(({ name }) => name === 'title')?.text).toBe(kept(text));
        const entry = feed?.children.find(({ name }) => name === entryName);
        const html = entry?.children.find(({ name }) => name === 'content' || name === 'content:encoded');
        expect(html?.text).toBe(`<p>${kept(text)}</p>`);
      }),
      { numRuns: 200 },
    );
  });
});

test('Atom has what RFC 4287 requires, as a feed reader sees it', () => {
  const xml = writeAtom(makeFeed('A & B'));
  expect(parseXml(xml).attributes).toEqual({ xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'fr' });
  const feed = parseAtomFeed(xml);
  expect(feed).toMatchObject({
    id: 'tag:exemple.fr,2026:liste',
    title: { value: 'A & B' },
    updated: '2024-03-02T00:00:00.000Z',
    authors: [{ name: 'A & B', uri: 'https://exemple.fr/' }],
    links: [
      { rel: 'self', type: 'application/atom+xml', href: 'https://exemple.fr/flux?a=1&b=2' },
      { rel: 'alternate', type: 'text/html', href: 'https://exemple.fr/liste?a=1&b=2' },
    ],
    entries: [
      {
        id: 'tag:exemple.fr,2026:un',
        published: '2024-01-02T00:00:00.000Z',
        updated: '2024-03-02T00:00:00.000Z',
        authors: [{ name: 'A & B' }],
        categories: [{ term: 'sante', label: 'A & B' }, { term: 'travail' }],
        summary: { value: 'A & B' },
        content: { value: '<p>A & B</p>', type: 'html' },
      },
      { id: 'tag:exemple.fr,2026:deux', content: { value: 'Tout est là.', type: 'text' } },
    ],
  });
  expect(feed.entries?.[1]?.published).toBeUndefined();
});

test('RSS 2.0 has what its specification requires, as a feed reader sees it', () => {
  const feed = parseRssFeed(writeRss(makeFeed('A & B')));
  expect(feed).toMatchObject({
    title: 'A & B',
    link: 'https://exemple.fr/liste?a=1&b=2',
    description: 'A & B',
    language: 'fr',
    lastBuildDate: 'Sat, 02 Mar 2024 00:00:00 GMT',
    atom: { links: [{ rel: 'self', href: 'https://exemple.fr/flux?a=1&b=2' }] },
    items: [
      {
        guid: { value: 'tag:exemple.fr,2026:un', isPermaLink: false },
        link: 'https://exemple.fr/un',
        pubDate: 'Tue, 02 Jan 2024 00:00:00 GMT',
        description: 'A & B',
        content: { encoded: '<p>A & B</p>' },
        dc: { creators: ['A & B'] },
      },
      { guid: { value: 'tag:exemple.fr,2026:deux' }, description: 'Tout est là.' },
    ],
  });
  expect(feed.items?.map(({ categories }) => categories?.map(({ name }) => name))).toEqual([
    ['A & B', 'Travail'],
    ['Annonce'],
  ]);
});

test('JSON Feed 1.1 has what its specification requires, as a feed reader sees it', () => {
  const json = writeJsonFeed(makeFeed('A & B'));
  expect(JSON.parse(json)).toMatchObject({ version: 'https://jsonfeed.org/version/1.1' });
  expect(parseJsonFeed(json)).toMatchObject({
    title: 'A & B',
    feed_url: 'https://exemple.fr/flux?a=1&b=2',
    home_page_url: 'https://exemple.fr/liste?a=1&b=2',
    language: 'fr',
    authors: [{ name: 'A & B', url: 'https://exemple.fr/' }],
    items: [
      {
        id: 'tag:exemple.fr,2026:un',
        content_html: '<p>A & B</p>',
        summary: 'A & B',
        date_published: '2024-01-02T00:00:00.000Z',
        date_modified: '2024-03-02T00:00:00.000Z',
        tags: ['A & B', 'Travail'],
        language: 'en',
      },
      { id: 'tag:exemple.fr,2026:deux', content_text: 'Tout est là.' },
    ],
  });
});

test('a feed without entries is a feed', () => {
  const feed = { ...makeFeed('Rien'), entries: [] };
  expect(parseAtomFeed(writeAtom(feed)).updated).toBe('1970-01-01T00:00:00.000Z');
  expect(parseRssFeed(writeRss(feed)).title).toBe('Rien');
  expect(parseJsonFeed(writeJsonFeed(feed)).title).toBe('Rien');
});
