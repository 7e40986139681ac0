import { type Browser, expect, test as base } from '@playwright/test';
import { inBatches } from './support/in-batches.ts';
import { listAddresses } from './support/list-addresses.ts';

interface PageFacts {
  path: string;
  status: number;
  lang: string | null;
  title: string;
  description: string | null;
  canonical: string | null;
  robots: string | null;
  /** Data, feeds, calendars and searches that the head of the page names. */
  discoverable: { href: string; type: string }[];
  headings: number[];
  landmarks: Record<'header' | 'nav' | 'main' | 'footer', number>;
  ids: string[];
  links: { href: string; text: string; blank: boolean }[];
  images: { src: string; alt: string | null }[];
  /** Addresses of what the page loads: scripts, styles, icons, images in all their sizes. */
  resources: string[];
  faults: string[];
  count: string | null;
}

/** Reads pages with the browser's own parser; nothing of them runs or loads. */
async function readPages(
  browser: Browser,
  pages: { path: string; status: number; html: string }[],
): Promise<PageFacts[]> {
  const reader = await browser.newPage();
  const facts = await reader.evaluate(
    (sources) =>
      sources.map(({ path, status, html }) => {
        const page = new DOMParser().parseFromString(html, 'text/html');
        const all = <E extends Element>(selector: string) => [...page.querySelectorAll<E>(selector)];
        const scripts = all<HTMLScriptElement>('script');
        const foreign = scripts.filter(
          (script) =>
            script.type !== 'application/ld+json' &&
            (script.dataset['portail'] === undefined || script.text !== ''),
        );
        const handlers = all('*').flatMap((element) =>
          element.getAttributeNames().filter((name) => /^on/i.test(name) || name === 'style'),
        );
        const srcsets = all('[srcset]').flatMap((element) =>
          (element.getAttribute('srcset') ?? '').split(',').map((part) => part.trim().split(' ')[0] ?? ''),
        );
        const loaded = all(
          'script[src], img[src], link[rel~="stylesheet"], link[rel~="icon"], link[rel="apple-touch-icon"]',
        );
        return {
          path,
          status,
          lang: page.documentElement.getAttribute('lang'),
          title: page.title,
          description: page.querySelector('meta[name="description"]')?.getAttribute('content') ?? null,
          canonical: page.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? null,
          robots: page.querySelector('meta[name="robots"]')?.getAttribute('content') ?? null,
          discoverable: all('link[rel="alternate"], link[rel="search"]').map((link) => ({
            href: link.getAttribute('href') ?? '',
            type: link.getAttribute('type') ?? '',
          })),
          headings: all('h1, h2, h3, h4, h5, h6').map((heading) => Number(heading.tagName[1])),
          landmarks: {
            header: all('body > header').length,
            nav: all('body nav').length,
            main: all('main').length,
            footer: all('body > footer').length,
          },
          ids: all('[id]').map(({ id }) => id),
          links: all<HTMLAnchorElement>('a[href]').map((link) => ({
            href: link.getAttribute('href') ?? '',
            text: `${link.textContent} ${link.title}`,
            blank: link.hasAttribute('target'),
          })),
          images: all('img').map((image) => ({
            src: image.getAttribute('src') ?? '',
            alt: image.getAttribute('alt'),
          })),
          resources: [
            ...loaded.map((element) => element.getAttribute('src') ?? element.getAttribute('href') ?? ''),
            ...srcsets,
          ],
          faults: [
            ...foreign.map((script) => `script ${script.src || script.text.slice(0, 60)}`),
            ...all('style').map(() => 'style element'),
            ...handlers.map((name) => `attribute ${name}`),
          ],
          count: page.getElementById('compte')?.textContent ?? null,
        };
      }),
    pages,
  );
  await reader.close();
  return facts;
}

const test = base.extend<object, { site: PageFacts[] }>({
  site: [
    async ({ browser, playwright }, provide, { project }) => {
      const request = await playwright.request.newContext({ baseURL: project.use.baseURL ?? '' });
      const pages = await inBatches(await listAddresses(request), async (path) => {
        const answer = await request.get(path, { maxRedirects: 0 });
        return { path, status: answer.status(), html: await answer.text() };
      });
      await request.dispose();
      await provide(await readPages(browser, pages));
    },
    { scope: 'worker' },
  ],
});

/** What is wrong on each page, as lines that name it. */
function listFaults(site: readonly PageFacts[], check: (page: PageFacts) => readonly string[]): string[] {
  return site.flatMap((page) => check(page).map((fault) => `${page.path}: ${fault}`));
}

// The site is read once: in one worker.
test.describe.configure({ mode: 'default' });

test('the sitemap is well-formed and names each address once, on one origin', async ({ request, page }) => {
  const xml = await (await request.get('/sitemap.xml')).text();
  const { error, locs } = await page.evaluate((text) => {
    const document = new DOMParser().parseFromString(text, 'application/xml');
    return {
      error: document.querySelector('parsererror')?.textContent ?? null,
      locs: [...document.querySelectorAll('urlset > url > loc')].map((loc) => loc.textContent),
    };
  }, xml);
  expect(error).toBeNull();
  expect(new Set(locs).size).toBe(locs.length);
  expect(new Set(locs.map((loc) => new URL(loc).origin)).size).toBe(1);
  expect(locs.filter((loc) => new URL(loc).pathname.startsWith('/produits/')).length).toBeGreaterThanOrEqual(
    37,
  );
  expect(
    locs.filter((loc) => /^\/actualites\/[^/]+$/.test(new URL(loc).pathname)).length,
  ).toBeGreaterThanOrEqual(10);
});

test('every address answers 200', async ({ site }) => {
  expect(listFaults(site, ({ status }) => (status === 200 ? [] : [`${status}`]))).toEqual([]);
});

test('every page says its language, has a title of its own and a description', async ({ site }) => {
  expect(listFaults(site, ({ lang }) => (lang === 'fr' ? [] : [`lang ${lang}`]))).toEqual([]);
  expect(listFaults(site, ({ description }) => (description ? [] : ['no description']))).toEqual([]);
  const titles = site.map(({ title }) => title);
  expect(titles.filter((title, rank) => title === '' || titles.indexOf(title) !== rank)).toEqual([]);
});

test('no page of the sitemap is kept from search engines, and each is its own canonical address', async ({
  site,
}) => {
  expect(listFaults(site, ({ robots }) => (/noindex/.test(robots ?? '') ? [robots ?? ''] : []))).toEqual([]);
  expect(
    listFaults(site, ({ path, canonical }) =>
      canonical !== null && new URL(canonical).pathname === path ? [] : [`canonical ${canonical}`],
    ),
  ).toEqual([]);
});

test('data, feeds, calendar and search are named by the pages and answer with the type said', async ({
  site,
  request,
}) => {
  const types = new Map(
    site
      .flatMap(({ discoverable }) => discoverable)
      .map(({ href, type }) => {
        const { pathname, search } = new URL(href, 'http://x');
        return [pathname + search, type];
      }),
  );
  const own = site.flatMap(({ path }) => {
    const [, kind, slug] = /^\/(produits|actualites)\/([a-z0-9-]+)$/.exec(path) ?? [];
    return slug ? [`/api/v1/${kind === 'produits' ? 'products' : 'articles'}/${slug}`] : [];
  });
  expect(own.length).toBeGreaterThan(50);
  expect([...types.keys()]).toEqual(
    expect.arrayContaining([
      ...own.filter((path) => !path.endsWith('/comparer')),
      '/api/v1/products',
      '/api/v1/articles',
      '/api/v1/articles?etiquette=open-data',
      '/produits.csv',
      '/statistiques.csv',
      '/actualites/etiquette/open-data/flux.atom',
      '/actualites/etiquette/open-data/flux.rss',
      '/actualites/etiquette/open-data/flux.json',
      '/opensearch.xml',
      '/actualites/flux.atom',
      '/actualites/flux.rss',
      '/actualites/flux.json',
      '/produits/flux.atom',
      '/produits/flux.json',
      '/produits/calendrier.ics',
    ]),
  );
  const faults = await inBatches([...types], async ([address, said]) => {
    const answer = await request.head(address, { maxRedirects: 0 });
    const type = answer.headers()['content-type'] ?? '';
    return answer.status() === 200 && said !== '' && type.split(';')[0] === said
      ? []
      : [`${address} is said ${said} and answers ${answer.status()} ${type}`];
  });
  expect(faults.flat()).toEqual([]);
});

test('every page has one h1, and no heading skips a level', async ({ site }) => {
  expect(
    listFaults(site, ({ headings }) => [
      ...(headings.filter((level) => level === 1).length === 1 ? [] : ['not one h1']),
      ...headings.flatMap((level, rank) =>
        level > (headings[rank - 1] ?? 0) + 1
          ? [`heading ${rank + 1} is an h${level} after h${headings[rank - 1] ?? 0}`]
          : [],
      ),
    ]),
  ).toEqual([]);
});

test('every page has its landmarks', async ({ site }) => {
  expect(
    listFaults(site, ({ landmarks: { header, nav, main, footer } }) =>
      header === 1 && main === 1 && footer === 1 && nav >= 1
        ? []
        : [JSON.stringify({ header, nav, main, footer })],
    ),
  ).toEqual([]);
});

test('no page has an inline script, style or event handler, nor a script that is not the portal’s', async ({
  site,
}) => {
  expect(listFaults(site, ({ faults }) => faults)).toEqual([]);
});

test('no page uses an identifier twice, and links within a page lead somewhere', async ({ site }) => {
  expect(
    listFaults(site, ({ ids, links }) => [
      ...ids.filter((id, rank) => ids.indexOf(id) !== rank).map((id) => `id ${id} twice`),
      ...links
        .filter(({ href }) => href.startsWith('#') && !ids.includes(decodeURIComponent(href.slice(1))))
        .map(({ href }) => `no target for ${href}`),
    ]),
  ).toEqual([]);
});

test('links that open a window say so', async ({ site }) => {
  expect(
    listFaults(site, ({ links }) =>
      links.filter(({ blank, text }) => blank && !/nouvelle fenêtre/i.test(text)).map(({ href }) => href),
    ),
  ).toEqual([]);
});

test('every list states its count before all else', async ({ site }) => {
  const lists = site.filter(({ path }) =>
    /^\/(produits|actualites|actualites\/etiquette\/[^/]+)$/.test(path),
  );
  expect(lists.length).toBeGreaterThan(2);
  expect(listFaults(lists, ({ count }) => (/^\d+ /.test(count ?? '') ? [] : [`count « ${count} »`]))).toEqual(
    [],
  );
});

test('every internal link of every page answers 200', async ({ site, request }) => {
  // Lists that statistics lead to are many, each rendered once.
  test.setTimeout(120_000);
  const asked = new Map<string, string>();
  for (const { path, links } of site) {
    for (const { href } of links) if (href.startsWith('/')) asked.set(href.split('#')[0] ?? href, path);
  }
  expect(asked.size).toBeGreaterThan(site.length);
  const faults = await inBatches([...asked], async ([href, from]) => {
    const answer = await request.get(href, { maxRedirects: 0 });
    return answer.status() === 200 ? [] : [`${href} answers ${answer.status()}, linked from ${from}`];
  });
  expect(faults.flat()).toEqual([]);
});

test('every image has an alternative, and all that pages load is the portal’s and answers 200', async ({
  site,
  request,
}) => {
  expect(
    listFaults(site, ({ images }) =>
      images.filter(({ alt }) => alt === null).map(({ src }) => `no alt on ${src}`),
    ),
  ).toEqual([]);
  expect(
    listFaults(site, ({ resources }) =>
      resources.filter((resource) => !/^\/(?!\/)/.test(resource)).map((resource) => `loads ${resource}`),
    ),
  ).toEqual([]);
  const resources = [...new Set(site.flatMap((page) => page.resources))];
  expect(resources.filter((resource) => resource.startsWith('/medias/')).length).toBeGreaterThan(10);
  const faults = await inBatches(resources, async (resource) => {
    const answer = await request.head(resource, { maxRedirects: 0 });
    return answer.status() === 200 ? [] : [`${resource} answers ${answer.status()}`];
  });
  expect(faults.flat()).toEqual([]);
});
