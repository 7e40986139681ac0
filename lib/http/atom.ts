import { escapeXml } from '#lib/escape-xml.ts';
import { type Feed, type FeedEntry, feedUpdated } from './feed.ts';

export const ATOM_TYPE = 'application/atom+xml; charset=utf-8';

function element(name: string, text: string, attributes: Readonly<Record<string, string>> = {}): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  return `<${name}${written.join('')}>${escapeXml(text)}</${name}>`;
}

function link(rel: string, type: string, href: string): string {
  return `<link rel="${rel}" type="${type}" href="${escapeXml(href)}"/>`;
}

function writeEntry({ id, title, content, url, published, updated, category }: FeedEntry): string {
  return [
    '<entry>',
    element('id', id),
    element('title', title),
    ...(published === null ? [] : [element('published', published)]),
    element('updated', updated),
    link('alternate', 'text/html', url),
    `<category term="${escapeXml(category.id)}" label="${escapeXml(category.label)}"/>`,
    element('content', content, { type: 'text' }),
    '</entry>',
  ].join('\n');
}

/** Atom 1.0 (RFC 4287). */
export function writeAtom(feed: Feed): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(feed.language)}">`,
    element('id', feed.id),
    element('title', feed.title),
    element('subtitle', feed.subtitle),
    element('updated', feedUpdated(feed)),
    `<author>${element('name', feed.author.name)}${element('uri', feed.author.url)}</author>`,
    link('self', 'application/atom+xml', feed.self),
    link('alternate', 'text/html', feed.page),
    ...feed.entries.map(writeEntry),
    '</feed>',
    '',
  ].join('\n');
}
