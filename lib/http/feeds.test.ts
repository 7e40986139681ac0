import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeAtom } from './atom.ts';
import type { Feed } from './feed.ts';
import { writeJsonFeed } from './json-feed.ts';
import { parseXml } from './testing/parse-xml.ts';

function makeFeed(text: string): Feed {
  return {
    id: 'tag:exemple.fr,2026:liste',
    title: text,
    subtitle: text,
    self: 'https://exemple.fr/flux?a=1&b=2',
    page: 'https://exemple.fr/liste?a=1&b=2',
    language: 'fr-FR',
    author: { name: text, url: 'https://exemple.fr/' },
    entries: [
      {
        id: 'tag:exemple.fr,2026:un',
        title: text,
        content: text,
        url: 'https://exemple.fr/un',
        published: '2024-01-02T00:00:00.000Z',
        updated: '2024-01-02T00:00:00.000Z',
        category: { id: 'phase', label: text },
      },
      {
        id: 'tag:exemple.fr,2026:deux',
        title: 'Deux',
        content: '',
        url: 'https://exemple.fr/deux',
        published: null,
        updated: '2024-03-02T00:00:00.000Z',
        category: { id: 'announced', label: 'Annonce' },
      },
    ],
  };
}

test('Atom holds any text, less what XML cannot hold', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      const feed = parseXml(writeAtom(makeFeed(text)));
      const kept = text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
      expect(feed.children.find(({ name }) => name === 'title')?.text).toBe(kept);
      const entry = feed.children.find(({ name }) => name === 'entry');
      expect(entry?.children.find(({ name }) => name === 'category')?.attributes['label']).toBe(kept);
    }),
    { numRuns: 200 },
  );
});

test('Atom has what RFC 4287 requires', () => {
  const feed = parseXml(writeAtom(makeFeed('<b>A & B</b>')));
  expect(feed.attributes['xmlns']).toBe('http://www.w3.org/2005/Atom');
  const texts = (name: string) =>
    feed.children.filter((child) => child.name === name).map(({ text }) => text);
  expect(texts('id')).toEqual(['tag:exemple.fr,2026:liste']);
  expect(texts('title')).toEqual(['<b>A & B</b>']);
  expect(texts('updated')).toEqual(['2024-03-02T00:00:00.000Z']);
  expect(feed.children.filter(({ name }) => name === 'link').map(({ attributes }) => attributes)).toEqual([
    { rel: 'self', type: 'application/atom+xml', href: 'https://exemple.fr/flux?a=1&b=2' },
    { rel: 'alternate', type: 'text/html', href: 'https://exemple.fr/liste?a=1&b=2' },
  ]);
  const entries = feed.children.filter(({ name }) => name === 'entry');
  expect(entries.map(({ children }) => children.map(({ name }) => name))).toEqual([
    ['id', 'title', 'published', 'updated', 'link', 'category', 'content'],
    ['id', 'title', 'updated', 'link', 'category', 'content'],
  ]);
});

test('JSON Feed 1.1 has what its specification requires', () => {
  const feed: unknown = JSON.parse(writeJsonFeed(makeFeed('A & B')));
  expect(feed).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'A & B',
    feed_url: 'https://exemple.fr/flux?a=1&b=2',
    home_page_url: 'https://exemple.fr/liste?a=1&b=2',
    authors: [{ name: 'A & B', url: 'https://exemple.fr/' }],
    items: [
      { id: 'tag:exemple.fr,2026:un', content_text: 'A & B', date_published: '2024-01-02T00:00:00.000Z' },
      { id: 'tag:exemple.fr,2026:deux', content_text: '' },
    ],
  });
});
