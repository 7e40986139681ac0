import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listFailingLinks, listLinkChecks } from '#db/queries/link-checks.ts';
import { openWorkshop, sheet, type Workshop } from '#lib/content/testing/workshop.ts';
import { type CheckLinksOptions, checkLinks } from './check-links.ts';

/** Long enough to be seen in a test, short enough not to be felt. */
const GAP_MS = 60;
let shop: Workshop;
let sites: Server[];

interface Asked {
  method: string;
  agent: string;
  at: number;
}

/** A site of its own on an address of this machine: each host has its turns. */
async function open(host: string, answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const asked: Asked[] = [];
  const site = createServer((request, response) => {
    asked.push({
      method: request.method ?? '',
      agent: request.headers['user-agent'] ?? '',
      at: performance.now(),
    });
    answer(request, response);
  });
  sites.push(site);
  await new Promise<void>((resolve) => site.listen(0, host, resolve));
  return { url: `http://${host}:${(site.address() as AddressInfo).port}`, asked };
}

const answering =
  (status: number, headers: Record<string, string> = {}) =>
  (_: IncomingMessage, response: ServerResponse) => {
    response.writeHead(status, headers).end();
  };

async function write(...links: string[]): Promise<void> {
  const list = links.map((link) => `- [un lien](${link})`).join('\n');
  shop.write('produits/essai.md', `${sheet('Essai')}\n${list}\n`);
  await shop.ingester.scan();
}

const run = (options: Partial<CheckLinksOptions> = {}) =>
  checkLinks({
    store: shop.store,
    clock: { now: () => shop.time.now },
    siteUrl: 'https://portail.test',
    budgetMs: 20_000,
    allowLoopback: true,
    gapMs: GAP_MS,
    timeoutMs: 300,
    ...options,
  });
const nextDay = () => {
  shop.time.now = new Date(shop.time.now.getTime() + 86_400_000);
};
const statusOf = async (url: string) =>
  (await listLinkChecks(shop.store)).find((row) => row.url === url)?.status;

beforeEach(() => {
  shop = openWorkshop();
  sites = [];
});
afterEach(async () => {
  for (const site of sites) {
    site.closeAllConnections();
    await new Promise((resolve) => site.close(resolve));
  }
  shop.close();
});

test('what answers is fine; what does not is checked again, and broken on the second day it fails', async () => {
  const fine = await open('127.0.0.1', answering(200));
  const gone = await open('127.0.0.2', answering(404));
  await write(`${fine.url}/bien#partie`, `${gone.url}/rien`);
  const first = await run();
  expect(first).toEqual({ known: 2, checked: 2, broken: [], recheck: [`${gone.url}/rien`], remaining: 0 });
  // The same day once more: what answered is left in peace, what failed counts once.
  expect(await run()).toMatchObject({ checked: 1, broken: [], recheck: [`${gone.url}/rien`] });
  nextDay();
  expect(await run()).toMatchObject({ checked: 2, broken: [`${gone.url}/rien`], recheck: [] });
  const [row] = await listFailingLinks(shop.store);
  expect(row).toMatchObject({
    status: '404',
    failures: 2,
    firstFailedAt: '2026-11-22T09:00:00.000Z',
    checkedAt: '2026-11-23T09:00:00.000Z',
  });
  expect(fine.asked[0]).toMatchObject({
    method: 'HEAD',
    agent: 'PortailFabriqueNumerique/1.0 (+https://portail.test)',
  });
});

test('a link that answers again is whole again, one that is taken out is forgotten', async () => {
  let status = 500;
  const site = await open('127.0.0.1', (request, response) => answering(status)(request, response));
  await write(`${site.url}/a`, `${site.url}/b`);
  expect((await run()).recheck).toHaveLength(2);
  status = 200;
  nextDay();
  await write(`${site.url}/a`);
  expect(await run()).toMatchObject({ known: 1, broken: [], recheck: [] });
  expect(await listLinkChecks(shop.store)).toMatchObject([{ url: `${site.url}/a`, failures: 0 }]);
});

test('a site that does not answer HEAD is asked by GET; one that refuses robots is not blamed', async () => {
  const noHead = await open('127.0.0.1', ({ method }, response) => {
    response.writeHead(method === 'HEAD' ? 405 : 200).end();
  });
  const guarded = await open('127.0.0.2', answering(403));
  const closing = await open('127.0.0.3', (request, response) => {
    if (request.method === 'HEAD') request.socket.destroy();
    else answering(200)(request, response);
  });
  await write(noHead.url, guarded.url, closing.url);
  expect(await run()).toMatchObject({ checked: 3, broken: [], recheck: [] });
  expect(noHead.asked.map(({ method }) => method)).toEqual(['HEAD', 'GET']);
  expect(await statusOf(`${guarded.url}/`)).toBe('403');
});

test('redirects are followed, five at most, and never out of the web', async () => {
  const end = await open('127.0.0.2', answering(200));
  const site = await open('127.0.0.1', ({ url }, response) => {
    if (url === '/ailleurs') response.writeHead(301, { location: `${end.url}/fin` }).end();
    else if (url === '/rond') response.writeHead(302, { location: '/rond' }).end();
    else response.writeHead(302, { location: 'file:///etc/passwd' }).end();
  });
  await write(`${site.url}/ailleurs`, `${site.url}/rond`, `${site.url}/fichier`);
  const { recheck } = await run({ gapMs: 1 });
  expect(recheck).toEqual([`${site.url}/fichier`, `${site.url}/rond`]);
  expect(await statusOf(`${site.url}/rond`)).toBe('redirects');
  expect(end.asked).toHaveLength(1);
});

test('silence has a name, and an end', async () => {
  const mute = await open('127.0.0.1', () => undefined);
  const closed = await open('127.0.0.2', answering(200));
  sites.at(-1)?.close();
  await write(mute.url, closed.url);
  expect((await run()).recheck).toHaveLength(2);
  expect(await statusOf(`${mute.url}/`)).toBe('timeout');
  expect(await statusOf(`${closed.url}/`)).toBe('refused');
});

describe('addresses of a private network', () => {
  const PRIVATE = [
    'http://10.0.0.1/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.64.0.1/',
    'http://0.0.0.0/',
    'http://[::1]/',
    'http://[fe80::1]/',
    'http://[fd00::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://2130706433/',
    'http://localhost/',
  ];

  test('are not asked, however they are written', async () => {
    await write(...PRIVATE);
    const urls = PRIVATE.map((address) => new URL(address).href);
    const { recheck } = await run({ allowLoopback: false });
    expect(recheck).toEqual([...new Set(urls)].sort());
    const statuses = (await listLinkChecks(shop.store)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set(['private']));
  });

  test('nor when a public address leads there', async () => {
    const inside = await open('127.0.0.2', answering(200));
    const site = await open('127.0.0.1', answering(302, { location: 'http://10.0.0.1/' }));
    await write(`${site.url}/interne`);
    await run();
    expect(await statusOf(`${site.url}/interne`)).toBe('private');
    expect(inside.asked).toEqual([]);
  });
});

test('one request at a time for a host, with a pause after each', async () => {
  let under = 0;
  let most = 0;
  const site = await open('127.0.0.1', (_, response) => {
    most = Math.max(most, (under += 1));
    response.on('close', () => (under -= 1));
    response.end();
  });
  await write(...[1, 2, 3, 4, 5].map((rank) => `${site.url}/${rank}`));
  expect(await run()).toMatchObject({ checked: 5 });
  const gaps = site.asked.slice(1).map(({ at }, rank) => at - (site.asked[rank]?.at ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(GAP_MS - 2);
  expect(most).toBe(1);
});

test('at most four hosts at once', async () => {
  let under = 0;
  let most = 0;
  const waiting: (() => void)[] = [];
  const hosts = Array.from({ length: 6 }, (_, rank) => `127.0.1.${rank + 1}`);
  const opened = await Promise.all(
    hosts.map((host) =>
      open(host, (_, response) => {
        most = Math.max(most, (under += 1));
        waiting.push(() => {
          under -= 1;
          response.end();
        });
        // The fourth lets the first go on, and so forth: a fifth at once would be seen.
        if (waiting.length >= 4) waiting.shift()?.();
        if (most >= 4) setImmediate(() => waiting.shift()?.());
      }),
    ),
  );
  await write(...opened.map(({ url }) => url));
  expect(await run({ timeoutMs: 2_000 })).toMatchObject({ checked: 6 });
  expect(most).toBe(4);
});

test('the budget ends the run; the next one begins with what was never checked', async () => {
  const mute = await open('127.0.0.1', () => undefined);
  const slow = await open('127.0.0.2', answering(200));
  await write(mute.url, `${slow.url}/1`, `${slow.url}/2`);
  const first = await run({ budgetMs: 400, timeoutMs: 1_500, gapMs: 1_500 });
  expect(first).toMatchObject({ checked: 1, remaining: 2, recheck: [] });
  const { asked } = slow;
  expect(asked).toHaveLength(1);
  nextDay();
  await run({ timeoutMs: 100 });
  expect(asked).toHaveLength(3);
});

test('a site that asks for a pause is left alone until the next time', async () => {
  const site = await open('127.0.0.1', answering(429));
  await write(`${site.url}/1`, `${site.url}/2`, `${site.url}/3`);
  expect(await run()).toMatchObject({ checked: 1, remaining: 2, broken: [], recheck: [] });
  expect(site.asked).toHaveLength(1);
});

test('links of the front matter count, those of a withdrawn page do not', async () => {
  const site = await open('127.0.0.1', answering(200));
  shop.write('produits/essai.md', sheet('Essai', `link: ${site.url}/produit\n`));
  shop.write('produits/retire.md', sheet('Retiré', `link: ${site.url}/retire\n`));
  await shop.ingester.scan();
  shop.write('produits/retire.md', sheet('Retiré', `link: ${site.url}/retire\npublish: false\n`));
  await shop.ingester.scan();
  await run();
  expect((await listLinkChecks(shop.store)).map(({ url }) => url)).toEqual([`${site.url}/produit`]);
});

test('only the command asks: nothing that makes a page imports what does', () => {
  const root = resolve(import.meta.dirname, '../..');
  const files = ['app', 'components', 'server', 'lib'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /(?<!\.test)\.tsx?$/.test(name))
      .map((name) => `${folder}/${name}`),
  );
  const asking = /^import (?!type )[^;]*links\/(?:ask-address|check-links|host-turns|probe-link)\.ts/m;
  expect(files).toContain('lib/studio/broken-links.ts');
  expect(files.filter((file) => asking.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
});
