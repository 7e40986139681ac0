import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { openIndexedPortal } from '#lib/addresses/testing/indexed-portal.ts';
import { OPEN_DATA } from '#lib/addresses/open-data.ts';
import { resolveAddress } from '#lib/addresses/resolve.ts';
import { listArticles, listPublicArticles, listTags } from '#lib/articles/list-articles.ts';
import { findProductSheet } from '#lib/catalogue/get-product.ts';
import { EMPTY_QUERY } from '#lib/catalogue/query.ts';
import { searchProducts } from '#lib/catalogue/search-products.ts';
import { systemClock, today } from '#lib/clock.ts';
import { NEWS_FEED_SIZE } from '#lib/content/news-feed.ts';
import { parseXml } from '#lib/http/testing/parse-xml.ts';
import { getSettings } from '#lib/portal/current.ts';
import { listServicePages } from '#lib/portal/page.ts';
import { GET as getSecurity } from './.well-known/security.txt/route.ts';
import { GET as getTagAtom } from './actualites/etiquette/[tag]/flux.atom/route.ts';
import { GET as getTagJson } from './actualites/etiquette/[tag]/flux.json/route.ts';
import { GET as getTagRss } from './actualites/etiquette/[tag]/flux.rss/route.ts';
import { GET as getAtom } from './actualites/flux.atom/route.ts';
import { GET as getJson } from './actualites/flux.json/route.ts';
import { GET as getRss } from './actualites/flux.rss/route.ts';
import { GET as getLlms } from './llms.txt/route.ts';
import { GET as getOpenSearch } from './opensearch.xml/route.ts';
import { GET as getCalendar } from './produits/calendrier.ics/route.ts';
import { GET as getChanges } from './produits/flux.atom/route.ts';
import { GET as getRobots } from './robots.txt/route.ts';
import { GET as getSitemap } from './sitemap.xml/route.ts';

const SITE = 'http://localhost:3000';

let portal: Awaited<ReturnType<typeof openIndexedPortal>>;
beforeAll(async () => {
  portal = await openIndexedPortal();
});
afterAll(() => {
  portal.close();
});

const ofTag = (tag: string) => ({ params: Promise.resolve({ tag }) });
const ask = (path: string) => new Request(SITE + path);

describe('the feeds of news', () => {
  const read = async (tag: string | null) => {
    const request = ask('/');
    const [atom, rss, json] = tag
      ? [
          await getTagAtom(request, ofTag(tag)),
          await getTagRss(request, ofTag(tag)),
          await getTagJson(request, ofTag(tag)),
        ]
      : [await getAtom(), await getRss(), await getJson()];
    expect([atom, rss, json].map((answer) => answer.headers.get('content-type'))).toEqual([
      'application/atom+xml; charset=utf-8',
      'application/rss+xml; charset=utf-8',
      'application/feed+json; charset=utf-8',
    ]);
    return {
      atom: parseAtomFeed(await atom.text()),
      rss: parseRssFeed(await rss.text()),
      json: parseJsonFeed(await json.text()),
    };
  };

  test('hold the same articles as the pages, whole and per tag, under the same identifiers', async () => {
    const whole = new Set<string | undefined>();
    for (const tag of [null, ...listTags().map(({ id }) => id)]) {
      const { atom, rss, json } = await read(tag);
      const ids = json.items?.map(({ id }) => id) ?? [];
      if (tag === null) for (const id of ids) whole.add(id);
      for (const id of ids) expect(whole).toContain(id);
      expect(atom.entries?.map(({ id }) => id)).toEqual(ids);
      expect(rss.items?.map(({ guid }) => guid?.value)).toEqual(ids);
      const { total, articles } = listArticles({ tag, year: null, page: 1 });
      expect(ids).toHaveLength(Math.min(total, NEWS_FEED_SIZE));
      expect(ids.slice(0, articles.length)).toEqual(
        articles.map(({ slug }) => `tag:localhost,2026:actualites/${slug}`),
      );
    }
  });

  test('give each article whole, with absolute addresses, its dates, tags and authors', async () => {
    const { atom, rss, json } = await read(null);
    for (const [rank, article] of listPublicArticles().entries()) {
      const item = json.items?.[rank];
      expect(item?.title).toBe(article.title);
      expect(item?.url).toBe(`${SITE}/actualites/${article.slug}`);
      expect(item?.tags).toEqual(article.tags.map(({ label }) => label));
      expect(item?.authors?.map(({ name }) => name) ?? []).toEqual(article.authors);
      expect(item?.date_published).toBe(`${article.date}T00:00:00.000Z`);
      expect(item?.date_modified).toBe(`${article.updated ?? article.date}T00:00:00.000Z`);
      const html = item?.content_html ?? '';
      expect(html.length).toBeGreaterThan(500);
      for (const [, address] of html.matchAll(/ (?:href|src)="([^"]*)"/g))
        expect(address).toMatch(/^(https?:\/\/|mailto:)/);
      expect(html).not.toMatch(/<script|<iframe| on\w+=| style=| id=| class=/);
      expect(atom.entries?.[rank]?.content?.value).toBe(html);
      expect(rss.items?.[rank]?.content?.encoded).toBe(html);
    }
  });

  test('of a tag that no article bears are not there', async () => {
    for (const format of ['atom', 'rss', 'json'])
      expect(resolveAddress(`/actualites/etiquette/inconnue/flux.${format}`, systemClock.now())).toEqual({
        kind: 'missing',
      });
    expect((await getTagAtom(ask('/'), ofTag('inconnue'))).status).toBe(404);
  });
});

describe('the calendar', () => {
  const read = async (query: string) =>
    ICAL.Component.fromString(await getCalendar(ask(`/produits/calendrier.ics${query}`)).text())
      .getAllSubcomponents('vevent')
      .map((event) => new ICAL.Event(event));

  test('holds the phases to come of the products found, soonest first', async () => {
    for (const query of ['', '?statut=en-cours', '?statut=arrete', '?au=2020-01-01', '?q=vae']) {
      const params = new URLSearchParams(query);
      const asOf = params.get('au');
      const { all } = searchProducts({
        ...EMPTY_QUERY,
        q: params.get('q') ?? '',
        asOf,
        choices: { ...EMPTY_QUERY.choices, statut: params.getAll('statut') },
      });
      const day = asOf ?? today();
      const announced = all.flatMap(({ product }) => product.phases.filter(({ start }) => start > day));
      const events = await read(query);
      const days = events.map(({ startDate }) => startDate.toString());
      expect(days).toEqual([...days].sort());
      expect(new Set(days)).toEqual(new Set(announced.map(({ start }) => start)));
      for (const event of events) {
        expect(event.uid).toMatch(/^changement\/[a-z0-9:-]+@localhost$/);
        expect(event.component.getFirstPropertyValue('url')).toMatch(
          /^http:\/\/localhost:3000\/produits\/.+#parcours$/,
        );
      }
    }
    expect((await read('')).length).toBeGreaterThan(0);
  });

  test('is the same bytes as long as the content is', async () => {
    const texts = [
      await getCalendar(ask('/produits/calendrier.ics')).text(),
      await getCalendar(ask('/produits/calendrier.ics')).text(),
    ];
    expect(texts[0]).toBe(texts[1]);
  });
});

const SITEMAP_SCHEMA = `<?xml version="1.0"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.sitemaps.org/schemas/sitemap/0.9"
  xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" elementFormDefault="qualified">
  <xs:element name="urlset"><xs:complexType><xs:sequence>
    <xs:element name="url" maxOccurs="50000"><xs:complexType><xs:sequence>
      <xs:element name="loc"><xs:simpleType><xs:restriction base="xs:anyURI">
        <xs:minLength value="12"/><xs:maxLength value="2048"/><xs:pattern value="https?://.+"/>
      </xs:restriction></xs:simpleType></xs:element>
      <xs:element name="lastmod" type="xs:date" minOccurs="0"/>
    </xs:sequence></xs:complexType></xs:element>
  </xs:sequence></xs:complexType></xs:element>
</xs:schema>`;

test('all that is XML is well formed for libxml2', async () => {
  const documents = [
    await getAtom(),
    await getRss(),
    getChanges(ask('/produits/flux.atom')),
    getOpenSearch(),
    getSitemap(),
  ];
  for (const [rank, document] of documents.entries()) {
    const { errors } = await validateXML({
      xml: [{ fileName: `${rank}.xml`, contents: await document.text() }],
      normalization: 'c14n',
    });
    expect(errors).toEqual([]);
  }
});

describe('the sitemap', () => {
  test('is valid, and names each public page once, with a date that has come', async () => {
    const contents = await getSitemap().text();
    const { valid, errors } = await validateXML({
      xml: [{ fileName: 'sitemap.xml', contents }],
      schema: [SITEMAP_SCHEMA],
    });
    expect(errors).toEqual([]);
    expect(valid).toBe(true);
    const urls = parseXml(contents).children.map(({ children }) => children.map(({ text }) => text));
    const paths = urls.map(([loc = '']) => loc.slice(SITE.length));
    expect(new Set(paths).size).toBe(paths.length);
    const expected = [
      ...searchProducts(EMPTY_QUERY)
        .all.filter(({ product }) => !product.noindex)
        .map(({ product }) => `/produits/${product.slug}`),
      ...listPublicArticles()
        .filter(({ noindex }) => !noindex)
        .map(({ slug }) => `/actualites/${slug}`),
      ...listServicePages()
        .filter(({ noindex }) => !noindex)
        .map(({ slug }) => `/${slug}`),
    ];
    expect(paths).toEqual(expect.arrayContaining(expected));
    expect(paths).not.toContain('/recherche');
    expect(paths).not.toContain('/produits/comparer');
    for (const [loc, lastmod] of urls) {
      expect(lastmod, loc).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect((lastmod ?? '') <= today(), loc).toBe(true);
    }
  });

  test('dates an article as it dates itself', async () => {
    const [article] = listPublicArticles();
    const xml = await getSitemap().text();
    expect(xml).toContain(
      `<loc>${SITE}/actualites/${article?.slug ?? ''}</loc>\n<lastmod>${article?.updated ?? article?.date ?? ''}</lastmod>`,
    );
  });
});

test('robots.txt lets every address of the sitemap be read, and no search', async () => {
  const lines = (await getRobots().text()).split('\n');
  expect(lines[0]).toBe('User-agent: *');
  expect(lines).toContain(`Sitemap: ${SITE}/sitemap.xml`);
  const closed = lines.flatMap((line) => /^Disallow: (\/\S+)$/.exec(line)?.[1] ?? []);
  expect(closed).toContain('/recherche');
  const paths = [...(await getSitemap().text()).matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc = '']) =>
    loc.slice(SITE.length),
  );
  expect(paths.filter((path) => closed.some((prefix) => path.startsWith(prefix)))).toEqual([]);
});

test('opensearch.xml describes the search of the portal', async () => {
  const root = parseXml(await getOpenSearch().text());
  expect(root.name).toBe('OpenSearchDescription');
  expect(root.attributes['xmlns']).toBe('http://a9.com/-/spec/opensearch/1.1/');
  const text = (name: string) => root.children.find((child) => child.name === name)?.text ?? '';
  for (const [name, max] of [
    ['ShortName', 16],
    ['LongName', 48],
    ['Description', 1024],
  ] as const) {
    expect(text(name)).not.toBe('');
    expect([...text(name)].length).toBeLessThanOrEqual(max);
  }
  expect(root.children.filter(({ name }) => name === 'Url').map(({ attributes }) => attributes)).toEqual([
    { type: 'text/html', template: `${SITE}/recherche?q={searchTerms}` },
    { type: 'application/opensearchdescription+xml', rel: 'self', template: `${SITE}/opensearch.xml` },
  ]);
});

test('security.txt has what RFC 9116 requires', async () => {
  const text = await getSecurity().text();
  expect(text).toMatch(/^(?:[A-Za-z-]+: \S.*\r\n)+$/);
  const fields = text
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(': '));
  const valuesOf = (name: string) => fields.filter(([field]) => field === name).map(([, value]) => value);
  expect(valuesOf('Contact')).toEqual([`mailto:${getSettings().contact.email}`]);
  expect(valuesOf('Canonical')).toEqual([`${SITE}/.well-known/security.txt`]);
  const [expires = '', ...others] = valuesOf('Expires');
  expect(others).toEqual([]);
  expect(expires).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/);
  expect(expires > new Date().toISOString()).toBe(true);
});

test('llms.txt leads only to addresses that answer', async () => {
  const text = await getLlms().text();
  expect(text).toMatch(/^# .+\n\n> .+\n/);
  const paths = [...text.matchAll(/^- \[[^\]]+\]\(([^)]+)\)/gm)].map(([, address = '']) =>
    address.slice(SITE.length),
  );
  expect(paths.length).toBeGreaterThan(15);
  for (const path of paths)
    expect(['page', 'machine'], path).toContain(resolveAddress(path, systemClock.now()).kind);
});

test('every address of data is one', () => {
  for (const { path } of OPEN_DATA)
    expect(resolveAddress(path, systemClock.now()).kind, path).toBe('machine');
});

test('a product without a known licence has no publiccode.yml', () => {
  expect(findProductSheet('mano')?.product.license).toBeNull();
  expect(resolveAddress('/produits/mano/publiccode.yml', systemClock.now())).toEqual({ kind: 'missing' });
  expect(resolveAddress('/produits/nulle-part/publiccode.yml', systemClock.now())).toEqual({
    kind: 'missing',
  });
});
