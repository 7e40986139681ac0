import { type Feed, type FeedEntry, feedUpdated } from './feed.ts';
import { element, emptyElement, parent, xmlDocument } from './xml.ts';

export const ATOM_TYPE = 'application/atom+xml; charset=utf-8';

function writeEntry(entry: FeedEntry): string {
  const { id, title, text, html, url, published, updated, categories, authors, language } = entry;
  return parent(
    'entry',
    [
      element('id', id),
      element('title', title),
      ...(published === null ? [] : [element('published', published)]),
      element('updated', updated),
      emptyElement('link', { rel: 'alternate', type: 'text/html', href: url }),
      ...authors.map((name) => `<author>${element('name', name)}</author>`),
      ...categories.map(({ id: term, label }) => emptyElement('category', { term, label })),
      ...(html === null
        ? [element('content', text, { type: 'text' })]
        : [
            ...(text === '' ? [] : [element('summary', text, { type: 'text' })]),
            element('content', html, { type: 'html' }),
          ]),
    ],
    language === null ? {} : { 'xml:lang': language },
  );
}

/** Atom 1.0 (RFC 4287). */
export function writeAtom(feed: Feed): string {
  const children = [
    element('id', feed.id),
    element('title', feed.title),
    element('subtitle', feed.subtitle),
    element('updated', feedUpdated(feed)),
    `<author>${element('name', feed.author.name)}${element('uri', feed.author.url)}</author>`,
    emptyElement('link', { rel: 'self', type: 'application/atom+xml', href: feed.self }),
    emptyElement('link', { rel: 'alternate', type: 'text/html', href: feed.page }),
    ...feed.entries.map(writeEntry),
  ];
  return xmlDocument(
    parent('feed', children, { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': feed.language }),
  );
}
