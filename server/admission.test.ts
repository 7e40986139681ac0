import { afterAll, beforeAll, expect, test } from 'vitest';
import { openIndexedPortal } from '#lib/addresses/testing/indexed-portal.ts';
import { makeDocument } from './document-cache.ts';
import { makeHandler } from './handler.ts';
import { NO_WATCH } from './testing/no-watch.ts';
import { openServer } from './testing/open-server.ts';

const LIMIT = 3;

let portal: Awaited<ReturnType<typeof openIndexedPortal>>;
let served: Awaited<ReturnType<typeof openServer>>;

beforeAll(async () => {
  portal = await openIndexedPortal();
  const handler = makeHandler({
    renderer: {
      render: (address, status) => Promise.resolve(makeDocument(status ?? 200, 'text/html', address)),
    },
    statics: (request, response, pass) => {
      if (request.url === '/favicon.svg') response.end('<svg/>');
      else pass();
    },
    staff: (_request, response) => void response.writeHead(401).end(),
    watch: NO_WATCH,
    clock: { now: () => new Date('2026-11-22T10:00:00Z') },
    headers: {},
    misses: { count: () => undefined },
    admission: { limit: LIMIT, proxies: 1 },
  });
  served = await openServer(handler.listener);
  await handler.open();
});
afterAll(async () => {
  await served.close();
  portal.close();
});

const askFrom = (client: string, path: string) =>
  served.ask(path, { headers: { 'x-forwarded-for': client } });

test('what has to be made is counted; what is at hand, files and health are not', async () => {
  const first = await askFrom('203.0.113.1', '/produits?q=un');
  expect(first).toMatchObject({
    status: 200,
    headers: { ratelimit: '"default";r=2;t=60', 'ratelimit-policy': '"default";q=3;w=60' },
  });
  for (let time = 0; time < 2 * LIMIT; time += 1) {
    expect((await askFrom('203.0.113.1', '/produits?q=un')).status).toBe(200);
    expect((await askFrom('203.0.113.1', '/favicon.svg')).status).toBe(200);
    expect((await askFrom('203.0.113.1', '/nulle-part')).status).toBe(404);
    expect((await askFrom('203.0.113.1', '/healthz')).status).toBe(200);
  }
  expect((await askFrom('203.0.113.1', '/produits?q=deux')).headers.ratelimit).toBe('"default";r=1;t=60');
});

test('beyond the limit: 429 with Retry-After, and still what is at hand', async () => {
  const words = Array.from({ length: LIMIT }, (_, rank) => `/produits?q=trois${rank}`);
  for (const path of words) expect((await askFrom('203.0.113.2', path)).status).toBe(200);
  for (const path of ['/produits?q=quatre', '/produits?page=zero', '/contact/']) {
    const refused = await askFrom('203.0.113.2', path);
    expect(refused).toMatchObject({
      status: 429,
      headers: { 'retry-after': '60', ratelimit: '"default";r=0;t=60', 'cache-control': 'no-store' },
    });
    expect(refused.body).toContain('Trop de demandes');
  }
  expect((await askFrom('203.0.113.2', words[0] ?? '')).status).toBe(200);
  expect((await askFrom('203.0.113.3', '/produits?q=quatre')).status).toBe(200);
});

test('a visitor who makes addresses up stays the same visitor', async () => {
  const statuses: number[] = [];
  for (let time = 0; time <= LIMIT; time += 1) {
    const answer = await askFrom(`198.51.100.${time}, 203.0.113.4`, `/produits?q=cinq${time}`);
    statuses.push(answer.status);
  }
  expect(statuses).toEqual([200, 200, 200, 429]);
});

test('addresses of one IPv6 subscriber count together', async () => {
  const statuses: number[] = [];
  for (let time = 0; time <= LIMIT; time += 1) {
    const answer = await askFrom(`2001:db8:0:1:${time}::1`, `/produits?q=six${time}`);
    statuses.push(answer.status);
  }
  expect(statuses).toEqual([200, 200, 200, 429]);
});
