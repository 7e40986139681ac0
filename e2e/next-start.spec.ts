import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, type Page, test as base } from '@playwright/test';
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

/** What a visitor reads, follows and fills in, through the portal and through Next by itself. */
type ReadBoth = (address: string) => Promise<[portal: PageFacts, next: PageFacts]>;

interface PageFacts {
  status: number;
  title: string;
  text: string;
  links: (string | null)[];
  forms: { action: string | null; method: string; fields: string[] }[];
}

async function readPage(reader: Page, url: string): Promise<PageFacts> {
  const answer = await reader.request.get(url);
  const facts = await reader.evaluate(
    (html) => {
      const page = new DOMParser().parseFromString(html, 'text/html');
      for (const script of page.querySelectorAll('script')) script.remove();
      return {
        title: page.title,
        text: (page.querySelector('main')?.textContent ?? '').replace(/\s+/g, ' ').trim(),
        links: [...page.querySelectorAll('a[href]')].map((link) => link.getAttribute('href')),
        forms: [...page.querySelectorAll('form')].map((form) => ({
          action: form.getAttribute('action'),
          method: form.method,
          fields: [...form.querySelectorAll('input, select, textarea, button')].map((field) =>
            [field.localName, field.getAttribute('name'), field.getAttribute('value')].join(' '),
          ),
        })),
      };
    },
    await answer.text(),
  );
  return { status: answer.status(), ...facts };
}

/** One store, served by the portal and, beside it, by Next. Images weigh much and change nothing here. */
const test = base.extend<object, { readBoth: ReadBoth }>({
  readBoth: [
    async ({ browser }, provide) => {
      const folder = await mkdtemp(join(tmpdir(), 'portail-e2e-content-'));
      const reader = await browser.newPage();
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
        await provide(async (address) => [
          await readPage(reader, portal.url + address),
          await readPage(reader, next.url + address),
        ]);
      } finally {
        for (const stop of stops.reverse()) await stop();
        await reader.close();
        await rm(folder, { recursive: true, force: true });
      }
    },
    { scope: 'worker', timeout: 90_000 },
  ],
});

// Two servers for all: in one worker, in order.
test.describe.configure({ mode: 'default' });

for (const address of TEMPLATES) {
  test(`${address} has the same content, links and forms under plain next start`, async ({ readBoth }) => {
    const [portal, next] = await readBoth(address);
    expect(portal.status).toBe(200);
    expect(portal.text.length).toBeGreaterThan(100);
    expect(portal.links.length).toBeGreaterThan(10);
    expect(portal.forms.length).toBeGreaterThan(0);
    expect(next).toEqual(portal);
  });
}
