import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type APIResponse, expect, test as base } from '@playwright/test';
import { runPortal, type TestPortal } from './support/run-portal.ts';

/** What is promised: a change shows within 2 s, a vanished file is retired within 10 s. */
const CHANGE = { timeout: 2_000, intervals: [100] };
const RETIRE = { timeout: 10_000, intervals: [200] };
/** For what a test only prepares. */
const SETTLE = { timeout: 10_000, intervals: [100] };

interface LivePortal {
  get: (address: string) => Promise<APIResponse>;
  write: (path: string, text: string) => Promise<void>;
  remove: (path: string) => Promise<void>;
}

function sheet(title: string, mission: string): string {
  return `---
title: ${title}
mission: ${mission}
phases:
  - name: construction
    start: 2024-01-01
---

Une fiche de test.
`;
}

async function makeFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'portail-e2e-content-'));
}

const test = base.extend<object, { portal: LivePortal }>({
  portal: [
    async ({ playwright }, provide) => {
      const folder = await makeFolder();
      const write = async (path: string, text: string) => {
        await mkdir(join(folder, path, '..'), { recursive: true });
        await writeFile(join(folder, path), text);
      };
      for (const name of ['un', 'deux', 'trois', 'quatre', 'cinq', 'six']) {
        await write(`produits/${name}.md`, sheet(`Produit ${name}`, `La mission de ${name}`));
      }
      let running: TestPortal | undefined;
      try {
        running = await runPortal(folder);
        const request = await playwright.request.newContext({ baseURL: running.url });
        await provide({
          get: (address) => request.get(address),
          write,
          remove: (path) => rm(join(folder, path)),
        });
        await request.dispose();
      } finally {
        await running?.stop();
        await rm(folder, { recursive: true, force: true });
      }
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

// One portal for all: in one worker, in order.
test.describe.configure({ mode: 'default' });

test('a file changed shows on the page and in the lists within two seconds', async ({ portal }) => {
  const mission = async () => (await portal.get('/produits/un')).text();
  expect(await mission()).toContain('La mission de un');
  await portal.write('produits/un.md', sheet('Produit un', 'Une autre mission'));
  await expect.poll(mission, CHANGE).toContain('Une autre mission');
  const list = await (await portal.get('/produits')).text();
  expect(list).toContain('Une autre mission');
  expect(list).not.toContain('La mission de un');
});

test('a new file shows within two seconds', async ({ portal }) => {
  const status = async () => (await portal.get('/produits/nouveau')).status();
  expect(await status()).toBe(404);
  await portal.write('produits/nouveau.md', sheet('Produit nouveau', 'Tout neuf'));
  await expect.poll(status, CHANGE).toBe(200);
});

test('a broken file keeps its last good page, and the portal says that it is degraded', async ({
  portal,
}) => {
  const readiness = async () => {
    const answer = await portal.get('/readyz');
    const { status, refused } = (await answer.json()) as { status: string; refused: number };
    return { code: answer.status(), status, refused };
  };
  await expect.poll(readiness, SETTLE).toEqual({ code: 200, status: 'ok', refused: 0 });
  await portal.write('produits/deux.md', '---\ntitle: [\n---\nCassé\n');
  await expect.poll(readiness, SETTLE).toEqual({ code: 200, status: 'degraded', refused: 1 });
  const page = await portal.get('/produits/deux');
  expect(page.status()).toBe(200);
  expect(await page.text()).toContain('La mission de deux');

  await portal.write('produits/deux.md', sheet('Produit deux', 'Réparé'));
  await expect.poll(readiness, SETTLE).toEqual({ code: 200, status: 'ok', refused: 0 });
  expect(await (await portal.get('/produits/deux')).text()).toContain('Réparé');
});

test('a file removed is gone within ten seconds, with a page that helps, and comes back with its file', async ({
  portal,
}) => {
  const status = async () => (await portal.get('/produits/trois')).status();
  expect(await status()).toBe(200);
  await portal.remove('produits/trois.md');
  await expect.poll(status, RETIRE).toBe(410);
  const gone = await (await portal.get('/produits/trois')).text();
  expect(gone).toContain('<h1>Page retirée</h1>');
  expect(gone).toContain('Produit trois');
  expect(gone).toContain('href="/produits"');
  expect(await (await portal.get('/sitemap.xml')).text()).not.toContain('/produits/trois');
  expect(await (await portal.get('/produits')).text()).not.toContain('Produit trois');

  await portal.write('produits/trois.md', sheet('Produit trois', 'De retour'));
  await expect.poll(status, SETTLE).toBe(200);
});

test('a file removed tells what replaced it', async ({ portal }) => {
  const text = sheet('Produit ancien', 'Remplacé').replace('phases:', 'successor: quatre\nphases:');
  const answer = async () => (await portal.get('/produits/ancien')).status();
  await portal.write('produits/ancien.md', text);
  await expect.poll(answer, SETTLE).toBe(200);
  await portal.remove('produits/ancien.md');
  await expect.poll(answer, RETIRE).toBe(410);
  expect(await (await portal.get('/produits/ancien')).text()).toContain('href="/produits/quatre"');
});

base('a portal without content starts, and serves its pages', async ({ request, page }) => {
  base.setTimeout(60_000);
  const folder = await makeFolder();
  const portal = await runPortal(folder);
  try {
    await page.goto(`${portal.url}/produits`);
    await expect(page.locator('#compte')).toHaveText(/^0 produit$/);
    for (const address of [
      '/',
      '/actualites',
      '/recherche?q=mano',
      '/statistiques',
      '/plan-du-site',
      '/sitemap.xml',
    ]) {
      expect((await request.get(portal.url + address)).status(), address).toBe(200);
    }
    expect((await request.get(`${portal.url}/produits/mano`)).status()).toBe(404);
    expect(await (await request.get(`${portal.url}/readyz`)).json()).toMatchObject({
      documents: 0,
      refused: 0,
    });
  } finally {
    await portal.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
