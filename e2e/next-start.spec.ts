import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type APIResponse, type Browser, expect, test as base } from '@playwright/test';
import { runNext } from './support/run-next.ts';
import { runPortal } from './support/run-portal.ts';

const CONTENT = resolve(import.meta.dirname, '../content');

const TEMPLATES = [
  '/',
  '/produits',
  '/produits?q=mano&statut=transfere&tri=nom',
  '/produits?vue=tableau&page=2',
  '/produits/reva',
  '/produits/nata',
  '/actualites',
  '/actualites?annee=2024',
  '/actualites/etiquette/open-data',
  '/actualites/journee-ministres-mars-2022',
  '/actualites/feuille-de-route-donnees-2021',
  '/recherche?q=mano',
  '/statistiques',
  '/plan-du-site',
  '/faq',
  '/accessibilite',
];

/** The answers of the portal and of Next by itself to one address. */
type AskBoth = (address: string) => Promise<[portal: APIResponse, next: APIResponse]>;

/** One store, served by the portal and, beside it, by Next. Images weigh much and change nothing here. */
const test = base.extend<object, { askBoth: AskBoth }>({
  askBoth: [
    async ({ playwright }, provide) => {
      const folder = await mkdtemp(join(tmpdir(), 'portail-e2e-content-'));
      const request = await playwright.request.newContext();
      const stops: (() => Promise<void>)[] = [];
      try {
        await cp(CONTENT, folder, {
          recursive: true,
          filter: (path) => !path.startsWith(join(CONTENT, 'medias')),
        });
        const portal = await runPortal(folder);
        stops.push(portal.stop);
        const next = await runNext(portal.dataDir, portal.url);
        stops.push(next.stop);
        await provide((address) =>
          Promise.all([request.get(portal.url + address), request.get(next.url + address)]),
        );
      } finally {
        for (const stop of stops.reverse()) await stop();
        await request.dispose();
        await rm(folder, { recursive: true, force: true });
      }
    },
    { scope: 'worker', timeout: 90_000 },
  ],
});

/** What a visitor reads, follows and fills in. */
async function readPage(browser: Browser, html: string) {
  const reader = await browser.newPage();
  const facts = await reader.evaluate((source) => {
    const page = new DOMParser().parseFromString(source, 'text/html');
    for (const script of page.querySelectorAll('script')) script.remove();
    return {
      title: page.title,
      text: (page.querySelector('main')?.textContent ?? '').replace(/\s+/g, ' ').trim(),
      links: [...page.querySelectorAll('a[href]')].map((link) => link.getAttribute('href')),
      forms: [...page.querySelectorAll('form')].map((form) => ({
        action: form.getAttribute('action'),
        method: form.method,
        fields: [...form.querySelectorAll('input, select, textarea, button')].map((field) => ({
          tag: field.tagName,
          name: field.getAttribute('name'),
          value: field.getAttribute('value'),
        })),
      })),
    };
  }, html);
  await reader.close();
  return facts;
}

// Two servers for all: in one worker, in order.
test.describe.configure({ mode: 'default' });

for (const address of TEMPLATES) {
  test(`${address} has the same content, links and forms under plain next start`, async ({
    askBoth,
    browser,
  }) => {
    const [portal, next] = await askBoth(address);
    expect([portal.status(), next.status()]).toEqual([200, 200]);
    const page = await readPage(browser, await portal.text());
    expect(page.text.length).toBeGreaterThan(100);
    expect(page.links.length).toBeGreaterThan(10);
    expect(page.forms.length).toBeGreaterThan(0);
    expect(await readPage(browser, await next.text())).toEqual(page);
  });
}
