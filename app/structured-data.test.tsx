import { text as readText } from 'node:stream/consumers';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { prerenderToNodeStream } from 'react-dom/static';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openIndexedPortal } from '#lib/addresses/testing/indexed-portal.ts';
import { JsonLd } from '#components/layout/json-ld.tsx';
import { listPublicArticles } from '#lib/articles/list-articles.ts';
import { EMPTY_QUERY } from '#lib/catalogue/query.ts';
import { searchProducts } from '#lib/catalogue/search-products.ts';
import ArticlePage from './(public)/actualites/[slug]/page.tsx';
import NewsPage from './(public)/actualites/page.tsx';
import HomePage from './(public)/page.tsx';
import ProductPage from './(public)/produits/[slug]/page.tsx';
import CataloguePage from './(public)/produits/page.tsx';

const SITE = 'http://localhost:3000';

let portal: Awaited<ReturnType<typeof openIndexedPortal>>;
beforeAll(async () => {
  portal = await openIndexedPortal();
});
afterAll(() => {
  portal.close();
});

const own = z.string().startsWith(`${SITE}/`);
const text = z.string().min(1);
const web = z.url({ protocol: /^https?$/ });
const day = z.iso.date();
const organisation = z.strictObject({
  '@type': z.enum(['Organization', 'GovernmentOrganization']),
  name: text,
  alternateName: text.optional(),
});
const publisher = z.strictObject({
  '@type': z.literal('GovernmentOrganization'),
  '@id': z.literal(`${SITE}/#editeur`),
  name: text,
  url: z.literal(`${SITE}/`),
});
const context = z.literal('https://schema.org');

/** What each kind of data may say, and what it must. */
const SHAPES = {
  BreadcrumbList: z.strictObject({
    '@context': context,
    '@type': z.literal('BreadcrumbList'),
    itemListElement: z
      .array(
        z.strictObject({
          '@type': z.literal('ListItem'),
          position: z.int().positive(),
          name: text,
          item: own,
        }),
      )
      .min(2),
  }),
  WebSite: z.strictObject({
    '@context': context,
    '@type': z.literal('WebSite'),
    '@id': own,
    url: z.literal(`${SITE}/`),
    name: text,
    alternateName: text,
    description: text,
    inLanguage: z.literal('fr'),
    publisher,
    potentialAction: z.strictObject({
      '@type': z.literal('SearchAction'),
      target: z.strictObject({
        '@type': z.literal('EntryPoint'),
        urlTemplate: z.literal(`${SITE}/recherche?q={search_term_string}`),
      }),
      'query-input': z.literal('required name=search_term_string'),
    }),
  }),
  Dataset: z.strictObject({
    '@context': context,
    '@type': z.literal('Dataset'),
    '@id': own,
    url: own,
    name: text,
    description: z.string().min(50).max(5_000),
    license: web,
    inLanguage: z.literal('fr'),
    creator: publisher,
    distribution: z
      .array(z.strictObject({ '@type': z.literal('DataDownload'), encodingFormat: text, contentUrl: own }))
      .min(1),
  }),
  NewsArticle: z.strictObject({
    '@context': context,
    '@type': z.literal('NewsArticle'),
    '@id': own,
    url: own,
    mainEntityOfPage: own,
    headline: text,
    description: text.optional(),
    datePublished: day,
    dateModified: day.optional(),
    inLanguage: text,
    articleSection: text.optional(),
    keywords: z.array(text).optional(),
    author: z.array(organisation).optional(),
    publisher,
    image: z
      .strictObject({
        '@type': z.literal('ImageObject'),
        url: own,
        width: z.string().regex(/^\d+$/),
        height: z.string().regex(/^\d+$/),
        creditText: text.optional(),
      })
      .optional(),
    about: z
      .array(z.strictObject({ '@type': z.literal('GovernmentService'), '@id': own, name: text, url: own }))
      .optional(),
    isBasedOn: z.union([web, z.strictObject({ '@type': z.literal('CreativeWork'), name: text })]).optional(),
  }),
  GovernmentService: z.strictObject({
    '@type': z.literal('GovernmentService'),
    '@id': own,
    url: own,
    name: text,
    description: text,
    alternateName: z.array(text).optional(),
    provider: z.array(organisation).optional(),
    audience: z.array(z.strictObject({ '@type': z.literal('Audience'), audienceType: text })).optional(),
    category: z.array(text).optional(),
    availableChannel: z.strictObject({ '@type': z.literal('ServiceChannel'), serviceUrl: web }).optional(),
  }),
  SoftwareApplication: z.strictObject({
    '@type': z.literal('SoftwareApplication'),
    '@id': own,
    url: own,
    name: text,
    description: text,
    sameAs: web,
    license: z.strictObject({ '@type': z.literal('CreativeWork'), name: text }).optional(),
    creator: z.array(organisation).optional(),
  }),
} as const;

const typed = z.looseObject({ '@type': z.enum(Object.keys(SHAPES) as (keyof typeof SHAPES)[]) });
const graph = z.strictObject({ '@context': context, '@graph': z.array(typed).min(1) });

function unescape(html: string): string {
  const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };
  return html.replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => entities[name] ?? '');
}

/** Every text of a value, but names of types and our own addresses and identifiers. */
function listTexts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(listTexts);
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, child]) =>
      /^(@|query-input|inLanguage|encodingFormat|width|height)/.test(key) ? [] : listTexts(child),
    );
  return typeof value === 'string' && !value.startsWith(SITE) ? [value] : [];
}

/** Data of a page by type, checked for their shape and against what the page shows. */
function readData(html: string): Record<string, unknown> {
  const blocks = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(
    ([, json = '']): unknown => JSON.parse(json),
  );
  const things = blocks.flatMap((block) => graph.safeParse(block).data?.['@graph'] ?? [typed.parse(block)]);
  const shown = unescape(
    html.replace(/<script type="application\/ld\+json">.*?<\/script>/gs, '').replace(/<!-- -->/g, ''),
  );
  const byType: Record<string, unknown> = {};
  for (const thing of things) {
    SHAPES[thing['@type']].parse(thing);
    expect(byType).not.toHaveProperty(thing['@type']);
    byType[thing['@type']] = thing;
    expect(listTexts(thing).filter((words) => !shown.includes(words))).toEqual([]);
  }
  return byType;
}

const noParams = Promise.resolve({});
const slugOf = (slug: string) => ({ params: Promise.resolve({ slug }) });

/** Unlike renderToStaticMarkup, it waits for the asynchronous parts of a page. */
async function render(page: ReactNode): Promise<string> {
  const { prelude } = await prerenderToNodeStream(page);
  return readText(prelude);
}

describe('each page says in data what it shows, and nothing else', () => {
  test('home: the site and its search', async () => {
    const html = await render(HomePage());
    expect(Object.keys(readData(html))).toEqual(['WebSite']);
  });

  test('catalogue: its data set, on the whole list only', async () => {
    const html = await render(await CataloguePage({ searchParams: noParams }));
    expect(Object.keys(readData(html))).toEqual(['BreadcrumbList', 'Dataset']);
    const filtered = await render(
      await CataloguePage({ searchParams: Promise.resolve({ statut: 'arrete' }) }),
    );
    expect(Object.keys(readData(filtered))).toEqual(['BreadcrumbList']);
  });

  test('news: the way to it', async () => {
    const html = await render(await NewsPage({ searchParams: noParams }));
    expect(Object.keys(readData(html))).toEqual(['BreadcrumbList']);
  });

  test('every product: a service, and a software where its code is open', async () => {
    for (const { product } of searchProducts(EMPTY_QUERY).all) {
      const data = readData(await render(await ProductPage(slugOf(product.slug))));
      expect(data['GovernmentService']).toMatchObject({ name: product.name, description: product.mission });
      expect(Object.hasOwn(data, 'SoftwareApplication'), product.slug).toBe(
        product.links.repository !== null,
      );
      expect(data['BreadcrumbList']).toMatchObject({
        itemListElement: [
          { name: 'Accueil', item: `${SITE}/` },
          { name: 'Produits', item: `${SITE}/produits` },
          { name: product.name, item: `${SITE}/produits/${product.slug}` },
        ],
      });
    }
  });

  test('every article: news, with its dates and products', async () => {
    for (const article of listPublicArticles()) {
      const data = readData(await render(await ArticlePage(slugOf(article.slug))));
      expect(data['NewsArticle']).toMatchObject({
        headline: article.title,
        datePublished: article.date,
        ...(article.updated && { dateModified: article.updated }),
      });
    }
  });
});

test('no text closes the block of data', () => {
  const name = '</script><script>alert(1)</script>';
  const html = renderToStaticMarkup(
    <JsonLd data={{ '@context': 'https://schema.org', '@type': 'WebSite', name }} />,
  );
  expect(html.match(/<\/?script/g)).toHaveLength(2);
  expect(JSON.parse(/>(.*)</s.exec(html)?.[1] ?? '')).toMatchObject({ name });
});
