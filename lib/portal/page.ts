import { findDocument, listDocuments } from '#db/index/document.ts';
import { localMinute, systemClock } from '#lib/clock.ts';
import { cachedByRevision, getIndex } from './index-reader.ts';
import { visibilityAt } from './visibility.ts';

/** A service page (`content/pages/<slug>`) without its body. */
export interface ServicePage {
  slug: string;
  title: string;
  summary: string | null;
  updated: string | null;
  lang: string;
  noindex: boolean;
}

export interface Heading {
  depth: number;
  text: string;
  /** Fragment of the heading in the page. */
  id: string;
}

export interface ServicePageSheet {
  page: ServicePage;
  body: string;
  format: 'md' | 'mdx';
  headings: Heading[];
}

/** The projection of a page document, as the index holds it. */
function readPage({ data }: { data: string }): ServicePage {
  return JSON.parse(data) as ServicePage;
}

/** Every public service page, by slug. */
export const listServicePages: () => ServicePage[] = cachedByRevision((index) => {
  const minute = localMinute(systemClock.now());
  return listDocuments(index, 'pages')
    .filter((document) => visibilityAt(document, minute) === 'public')
    .map(readPage);
});

export function findServicePage(slug: string): ServicePageSheet | undefined {
  const document = findDocument(getIndex(), 'pages', slug);
  if (!document || visibilityAt(document, localMinute(systemClock.now())) !== 'public') return undefined;
  return {
    page: readPage(document),
    body: document.body,
    format: document.format,
    headings: JSON.parse(document.headings) as Heading[],
  };
}
