import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { describeMachine } from '#bench/machine.ts';
import { copyContent } from '#e2e/support/copy-content.ts';
import { runPortal, type TestPortal } from '#e2e/support/run-portal.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const RESULTS = join(ROOT, 'bench/robustness/requests.results.json');
const RUNS = 4_000;
const ANSWER_MS = 10_000;
/** Node looks for late requests every half minute, after ten seconds of grace. */
const DROPPED_MS = 60_000;
/** Connections that ask for a video and read nothing: of the first kind for hundreds at once, of the second for a few. */
const GREEDY = { clients: 8, requests: 800 };
const SLOW = { clients: 60, requests: 16 };
const FILM_BYTES = 64 * 1024 * 1024;
const MOST_BYTES = 64 * 1024 * 1024;
/** As in the image (Dockerfile). */
const MEMORY = { NODE_OPTIONS: '--max-old-space-size=160 --max-semi-space-size=8', MALLOC_ARENA_MAX: '1' };

const METHODS = 'GET,HEAD,OPTIONS,POST,PUT,PATCH,DELETE,TRACE,CONNECT,PROPFIND,get,X'.split(',');
const PATHS = [
  '/',
  '/produits',
  '/produits/mano',
  '/produits.csv',
  '/produits/flux.atom',
  '/recherche',
  '/actualites',
  '/api/v1/products',
  '/api/v1/changes',
  '/medias/mano.png',
  '/studio',
  '/auth/connexion',
  '/_next/static/x.js',
];
const PIECES = [
  '..',
  '%2e%2e%2f',
  '%00',
  '%E0%A4%A',
  '%ff',
  '%F0%9F%92%A9',
  '//',
  '\\',
  ';',
  '%0d%0aX: y',
  '.env',
  '__proto__',
  'constructor',
  '%',
  'é',
  "'--",
  '<script>',
  '?',
  '#',
  '&',
];
const QUERIES = [
  'q=NEAR(a,b)',
  'q="',
  'q=a*%20OR%20b',
  "q=';DROP%20TABLE%20document;--",
  'q=%F0%9F%92%A9%E2%80%8F',
  'page=-1',
  'page=1e9',
  'page[]=2',
  'tri=__proto__',
  'statut=x&statut=arrete',
  'au=9999-99-99',
  'au=0000-01-01',
  'phase=&phase=&phase=',
  '_rsc=1',
  'q=' + 'a'.repeat(300),
  'q=' + '%C3%A9'.repeat(200),
];
const HEADERS = [
  'Accept-Encoding: br;q=9, *;q=0, gzip;;',
  'Accept-Encoding: ' + 'gzip,'.repeat(500),
  'Accept: application/xhtml+xml;q=x',
  'Range: bytes=9999999-, -1, 0-0',
  'Range: bytes=a-b',
  'If-None-Match: ' + '"a",'.repeat(500),
  'If-Modified-Since: demain',
  'Next-Action: x',
  'RSC: 1',
  'Next-Router-State-Tree: %5B%5D',
  'X-Forwarded-For: ' + '1.2.3.4, '.repeat(200),
  'X-Forwarded-Host: exemple.fr',
  'X-Middleware-Subrequest: middleware:middleware',
  'Cookie: ' + 'a=b; '.repeat(500),
  'Cookie: session=%00',
  'Origin: null',
  'Content-Length: 10',
  'Transfer-Encoding: chunked',
  'Expect: 100-continue',
  'Upgrade: websocket\r\nConnection: Upgrade',
];

const target = fc
  .record({
    path: fc.constantFrom(...PATHS),
    pieces: fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 30, unit: 'binary' })), {
      maxLength: 3,
    }),
    queries: fc.array(fc.constantFrom(...QUERIES), { maxLength: 3 }),
    long: fc.oneof({ weight: 20, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(20_000) }),
  })
  .map(
    ({ path, pieces, queries, long }) =>
      path +
      pieces.map((piece) => `/${piece.replace(/[\s\u0000-\u001F]/g, '')}`).join('') +
      'x'.repeat(long) +
      (queries.length > 0 ? `?${queries.join('&')}` : ''),
  );

const hostile = fc.record({
  method: fc.oneof({ weight: 6, arbitrary: fc.constant('GET') }, fc.constantFrom(...METHODS)),
  target,
  headers: fc.array(fc.constantFrom(...HEADERS), { maxLength: 3 }),
  host: fc.constantFrom('127.0.0.1', 'exemple.fr', '', '[::1', 'a'.repeat(300)),
});

interface Answer {
  /** Null where the connection was closed without a word. */
  status: number | null;
  ms: number;
}

interface Sending {
  /** Longest wait, in milliseconds. */
  ms: number;
  /** Says that nothing more comes: else the portal may wait for a body. */
  hangUp: boolean;
}

/** What the portal answers to these very bytes: a library would mend them first. */
function send({ port, hostname }: URL, text: string, { ms, hangUp }: Sending): Promise<Answer> {
  return new Promise((done, fail) => {
    const started = performance.now();
    let heard = '';
    const socket = connect(Number(port), hostname, () => {
      if (hangUp) socket.end(text);
      else socket.write(text);
    });
    const end = () => {
      clearTimeout(timer);
      socket.destroy();
      const status = /^HTTP\/1\.1 (\d{3})/.exec(heard)?.[1];
      done({ status: status === undefined ? null : Number(status), ms: performance.now() - started });
    };
    const timer = setTimeout(() => {
      socket.destroy();
      fail(new Error(`no answer in ${ms} ms to ${JSON.stringify(text.slice(0, 500))}`));
    }, ms);
    socket.on('data', (chunk) => {
      heard += chunk.toString('latin1');
      // « 100 Continue » comes before the answer.
      heard = heard.replace(/^HTTP\/1\.1 100[^\r]*\r\n\r\n/, '');
      if (/^HTTP\/1\.1 \d{3}/.test(heard)) end();
    });
    socket.on('close', end).on('error', end);
  });
}

test.describe.configure({ mode: 'default', timeout: 900_000 });

let portal: TestPortal;
test.beforeAll(async () => {
  portal = await runPortal(join(ROOT, 'content'));
  // The first page of each kind waits for Next to load it, whoever asks.
  for (const path of [...PATHS, '/inconnu', '/produits?page=0', '/startups/dora', '/recherche?q=mano'])
    await fetch(portal.url + path);
});
test.afterAll(() => portal.stop());

test('no hostile request gets an error of the portal, and the slowest answer is written down', async () => {
  const url = new URL(portal.url);
  const seen = new Map<number | null, number>();
  let slowest = { ms: 0, request: '' };
  await fc.assert(
    fc.asyncProperty(hostile, async ({ method, target, headers, host }) => {
      const lines = [`${method} ${target} HTTP/1.1`, `Host: ${host}`, ...headers, 'Connection: close'];
      const { status, ms } = await send(url, `${lines.join('\r\n')}\r\n\r\n`, {
        ms: ANSWER_MS,
        hangUp: true,
      });
      seen.set(status, (seen.get(status) ?? 0) + 1);
      if (ms > slowest.ms) slowest = { ms, request: lines[0]?.slice(0, 300) ?? '' };
      expect(status === null || status < 500, `${status} ${lines.join(' | ').slice(0, 600)}`).toBe(true);
    }),
    { numRuns: RUNS },
  );
  expect((await fetch(`${portal.url}/readyz`)).status).toBe(200);
  const statuses = Object.fromEntries([...seen].sort().map(([status, count]) => [status ?? 'closed', count]));
  const results = {
    ...describeMachine(),
    requests: RUNS,
    statuses,
    slowestMs: Math.round(slowest.ms),
    slowest: slowest.request,
  };
  await writeFile(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
});

for (const [name, text] of [
  ['headers that never end', 'GET / HTTP/1.1\r\nHost: a\r\nX-Lent: '],
  ['a body that never comes', 'POST /auth/deconnexion HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n'],
] as const) {
  test(`a client slow on purpose is let go: ${name}`, async () => {
    const { ms } = await send(new URL(portal.url), text, { ms: DROPPED_MS, hangUp: false });
    expect(ms).toBeLessThan(DROPPED_MS);
  });
}

test('clients that ask and read nothing take neither memory nor descriptors, and are let go', async () => {
  const content = copyContent();
  mkdirSync(join(content, 'medias'));
  const film = join(content, 'medias/film.mp4');
  writeFileSync(film, '');
  truncateSync(film, FILM_BYTES);
  const own = await runPortal(content, undefined, MEMORY);
  const countDescriptors = () => readdirSync(`/proc/${own.pid}/fd`).length;
  const rssBytes = () =>
    Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${own.pid}/status`, 'utf8'))?.[1]) * 1_024;
  const { hostname, port } = new URL(own.url);
  const sockets = new Set<ReturnType<typeof connect>>();
  try {
    await expect
      .poll(async () => (await fetch(`${own.url}/medias/film.mp4`, { method: 'HEAD' })).status)
      .toBe(200);
    const before = { descriptors: countDescriptors(), bytes: rssBytes() };
    for (const { clients, requests } of [GREEDY, SLOW])
      for (let client = 0; client < clients; client += 1) {
        const socket = connect(Number(port), hostname).on('error', () => undefined);
        sockets.add(socket);
        socket.once('close', () => sockets.delete(socket));
        await once(socket, 'connect');
        socket.write(`GET /medias/film.mp4 HTTP/1.1\r\nHost: a\r\n\r\n`.repeat(requests));
      }
    let most = { descriptors: 0, bytes: 0 };
    const look = () => {
      const descriptors = countDescriptors() - before.descriptors;
      most = {
        descriptors: Math.max(most.descriptors, descriptors),
        bytes: Math.max(most.bytes, rssBytes() - before.bytes),
      };
      return descriptors;
    };
    const often = { timeout: DROPPED_MS, intervals: [200] };
    await expect.poll(look, often).toBeGreaterThan(SLOW.clients * 1.5);
    await expect.poll(look, often).toBeLessThan(10);
    expect(most.descriptors).toBeLessThan((GREEDY.clients + SLOW.clients) * 2 + 10);
    expect(most.bytes).toBeLessThan(MOST_BYTES);
    expect((await fetch(`${own.url}/readyz`)).status).toBe(200);
  } finally {
    for (const socket of sockets) socket.destroy();
    await own.stop();
    rmSync(content, { recursive: true });
  }
});
