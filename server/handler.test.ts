import { writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { buffer as readBytes } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openIndexedPortal } from '#lib/addresses/testing/indexed-portal.ts';
import { makeHandler, type PortalHandler } from './handler.ts';
import { hasIndex } from './has-index.ts';
import { Renderer } from './renderer.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import { logPathOf } from './shared-preview.ts';
import { NO_WATCH } from './testing/no-watch.ts';
import { type Answer, openServer } from './testing/open-server.ts';

const MISSING = '<main data-portail-missing="">Page introuvable</main>';
/** The repository's whole content, on a machine that does other things. */
const INDEXING_MS = 60_000;
const filler = 'x'.repeat(2_000);
const renders: string[] = [];
const misses: string[] = [];

let broken = false;

/** Stands for Next: fails on the glossary, or on all; and finds the FAQ withdrawn meanwhile. */
const next: RequestListener = (request, response) => {
  const target = request.url ?? '';
  renders.push(target);
  const status = broken || target.startsWith('/glossaire') ? 500 : 200;
  const empty = target.includes('q=introuvable') ? '<div data-portail-without-result=""></div>' : '';
  const body =
    target === '/faq' ? MISSING : empty ? `<main>${empty}</main>` : `<main>${target} ${filler}</main>`;
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8' }).end(body);
};

let portal: Awaited<ReturnType<typeof openIndexedPortal>>;
let renderer: Renderer;
let handler: PortalHandler;
let served: Awaited<ReturnType<typeof openServer>>;
let early: Answer[];

beforeAll(async () => {
  portal = await openIndexedPortal();
  renderer = new Renderer(next, 'portail.test');
  await renderer.listen();
  handler = makeHandler({
    renderer,
    statics: (_request, _response, pass) => {
      pass();
    },
    staff: (_request, response) => void response.writeHead(401).end(),
    watch: NO_WATCH,
    misses: { count: (kind, raw) => void misses.push(`${kind} ${raw}`) },
    previews: async (token) => {
      if (token === 'ouvert') return Promise.resolve({ state: 'open', tokenHash: 'empreinte' });
      return Promise.resolve({ state: token === 'fini' ? 'over' : 'unknown' });
    },
    clock: { now: () => new Date('2026-11-22T10:00:00Z') },
    headers: SECURITY_HEADERS,
  });
  served = await openServer(handler.listener);
  early = [await served.ask('/'), await served.ask('/readyz'), await served.ask('/healthz')];
  expect(hasIndex()).toBe(true);
  await handler.open();
}, INDEXING_MS);
afterAll(async () => {
  await served.close();
  renderer.close();
  portal.close();
});

test('before it opens: 503 with Retry-After, alive but not ready', () => {
  expect(early.map(({ status }) => status)).toEqual([503, 503, 200]);
  expect(early[0]?.headers['retry-after']).toBe('2');
});

describe('statuses', () => {
  test('200, rendered once', async () => {
    const first = await served.ask('/contact');
    expect(first.status).toBe(200);
    expect(first.body).toContain('<main>/contact ');
    await served.ask('/contact?inconnu=1');
    expect(renders.filter((target) => target === '/contact')).toHaveLength(1);
  });

  test('HEAD: the headers of GET without its body', async () => {
    const [get, head] = [await served.ask('/contact'), await served.ask('/contact', { method: 'HEAD' })];
    expect(head).toMatchObject({ status: 200, body: '' });
    expect(head.headers['content-length']).toBe(get.headers['content-length']);
    expect(head.headers.etag).toBe(get.headers.etag);
  });

  test('304, for each encoding its own ETag', async () => {
    const encoding = { 'accept-encoding': 'gzip, deflate, br, zstd' };
    const first = await served.ask('/contact', { headers: encoding });
    expect(first.headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' });
    const etag = first.headers.etag ?? '';
    expect(etag).toMatch(/-br"$/);
    const again = await served.ask('/contact', { headers: { ...encoding, 'if-none-match': etag } });
    expect(again).toMatchObject({ status: 304, body: '', headers: { etag, vary: 'Accept-Encoding' } });
    expect((await served.ask('/contact', { headers: { 'if-none-match': etag } })).status).toBe(200);
  });

  test('308 straight to the target', async () => {
    expect(await served.ask('/contact/?a=1')).toMatchObject({
      status: 308,
      headers: { location: '/contact?a=1' },
      body: '',
    });
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('405 for %s, with Allow', async (method) => {
    expect(await served.ask('/contact', { method })).toMatchObject({
      status: 405,
      headers: { allow: 'GET, HEAD', 'cache-control': 'no-store' },
    });
  });

  test('OPTIONS on open data says who may read it and how', async () => {
    expect(await served.ask('/produits.csv?statut=arrete', { method: 'OPTIONS' })).toMatchObject({
      status: 204,
      headers: {
        allow: 'GET, HEAD, OPTIONS',
        'access-control-allow-origin': '*',
        'access-control-allow-methods': 'GET, HEAD, OPTIONS',
      },
    });
    // Twice: made, then found again by its target.
    for (const path of ['/produits/flux.atom', '/produits/flux.atom'])
      expect((await served.ask(path)).headers['access-control-allow-origin']).toBe('*');
    expect((await served.ask('/contact')).headers['access-control-allow-origin']).toBeUndefined();
  });

  test('414 above 4,096 bytes', async () => {
    expect(await served.ask(`/recherche?q=${'a'.repeat(4_096)}`)).toMatchObject({
      status: 414,
      headers: { 'cache-control': 'no-store' },
    });
    expect((await served.ask(`/contact?x=${'a'.repeat(4_096 - '/contact?x='.length)}`)).status).toBe(200);
  });

  test('404, 400 and 500 have their own pages, not kept by anyone', async () => {
    for (const [target, status] of [
      ['/nulle-part', 404],
      ['/produits?page=zero', 400],
      ['/%E0%A4%A', 400],
      ['/glossaire', 500],
    ] as const) {
      const answer = await served.ask(target);
      expect(answer).toMatchObject({ status, headers: { 'cache-control': 'no-store' } });
      expect(answer.body).toContain(`/erreur/${status}`);
      expect(answer.headers.etag).toBeUndefined();
    }
  });

  test('a page withdrawn while it was rendered is a 404, and is rendered again', async () => {
    const answers = [await served.ask('/faq'), await served.ask('/faq')];
    for (const answer of answers)
      expect(answer).toMatchObject({ status: 404, headers: { 'cache-control': 'no-store' } });
    expect(renders.filter((target) => target === '/faq')).toHaveLength(2);
  });
});

test('a server action of Next and another protocol are refused, an offer of HTTP/2 is not', async () => {
  for (const headers of [{ 'next-action': 'x' }, { connection: 'Upgrade', upgrade: 'websocket' }] as const)
    expect(await served.ask('/contact', { headers })).toMatchObject({ status: 400, body: '' });
  const offer = { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': 'AAMAAABkAAQ' };
  expect((await served.ask('/contact', { headers: offer })).status).toBe(200);
});

/** What the server says to these very lines, which a library would mend first. */
async function say(...lines: string[]): Promise<string> {
  const socket = connect(served.port, '127.0.0.1');
  socket.write([...lines, 'Connection: close', '', ''].join('\r\n'));
  return (await readBytes(socket)).toString('utf8');
}

test('two hosts are refused, whatever is asked', async () => {
  for (const target of ['/contact', '/api/v1/facets', '/studio', '/healthz', '/jamais/demande']) {
    const said = await say(`GET ${target} HTTP/1.1`, 'Host: portail.test', 'host: autre.test');
    expect(said).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    for (const [name, value] of Object.entries(SECURITY_HEADERS))
      expect(said).toContain(`${name}: ${value}\r\n`);
  }
});

test.each([
  ['http://portail.test/contact', 200, '<main>/contact '],
  ['HTTPS://portail.test:443/contact?x=1', 200, '<main>/contact '],
  ['http://autre.test', 200, '<main>/ '],
  ['http://autre.test?x=1', 200, '<main>/ '],
  ['http://portail.test/nulle-part', 404, ''],
  ['http://portail.test/api/v1/facets', 200, '"data"'],
  ['http://portail.test/studio', 401, ''],
  ['http://portail.test/contact/', 308, 'Location: /contact\r\n'],
])('GET %s, in absolute form, is %i', async (target, status, part) => {
  const said = await say(`GET ${target} HTTP/1.1`, 'Host: portail.test');
  expect(said).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(said).toContain(part);
});

test('what cannot be made again is served as it last was, what never was is a 500', async () => {
  const before = await served.ask('/donnees-personnelles?x=1');
  writeFileSync(join(portal.contentDir, 'pages/essai.md'), '---\ntitle: Essai\n---\n\nUn essai.\n');
  await portal.scan();
  broken = true;
  await expect.poll(async () => (await served.ask('/mentions-legales')).status).toBe(500);
  const { status, body, headers } = before;
  expect(await served.ask('/donnees-personnelles?x=1')).toMatchObject({
    status,
    body,
    headers: { etag: headers.etag },
  });
  broken = false;
  expect((await served.ask('/mentions-legales')).status).toBe(200);
});

test('after a purge nothing of before answers, not even when it cannot be made again', async () => {
  expect((await served.ask('/donnees-personnelles?x=2')).status).toBe(200);
  await portal.purge('pages/essai');
  broken = true;
  await expect.poll(async () => (await served.ask('/donnees-personnelles?x=2')).status).toBe(500);
  broken = false;
});

test('every answer bears the security headers', async () => {
  const answers = [
    ...early,
    await served.ask('/contact'),
    await served.ask('/contact', { headers: { 'if-none-match': '*' } }),
    await served.ask('/contact/'),
    await served.ask('/contact', { method: 'POST' }),
    await served.ask(`/${'a'.repeat(4_097)}`),
    await served.ask('/nulle-part'),
    await served.ask('/glossaire'),
  ];
  expect(answers.map(({ status }) => status)).toEqual([503, 503, 200, 200, 304, 308, 405, 414, 404, 500]);
  for (const { headers } of answers)
    for (const [name, value] of Object.entries(SECURITY_HEADERS))
      expect(headers[name.toLowerCase()]).toBe(value);
});

describe('what visitors do not find is counted', () => {
  const countsOf = async (target: string, options = {}) => {
    misses.length = 0;
    await served.ask(target, options);
    return [...misses];
  };

  test.each([
    ['/nulle-part?utm_source=x', ['address /nulle-part']],
    ['/startups/nulle-part/', ['address /startups/nulle-part/']],
    ['/produits?q=introuvable&tri=nom', ['search introuvable']],
    ['/recherche?q=introuvable', ['search introuvable']],
    ['/recherche?q=mano', []],
    ['/api/v1/products?q=introuvable', []],
    ['/api/v1/products/nulle-part', []],
    ['/contact', []],
    ['/produits?page=99', []],
    ['/stats', []],
  ])('%s', async (target, counted) => {
    expect(await countsOf(target)).toEqual(counted);
  });

  test('sent from the cache or as a 304, it counts again; HEAD does not count', async () => {
    const target = '/recherche?q=introuvable';
    const first = await served.ask(target);
    const again = { headers: { 'if-none-match': first.headers.etag ?? '' } };
    expect(await countsOf(target, again)).toEqual(['search introuvable']);
    expect(renders.filter((rendered) => rendered === target)).toHaveLength(1);
    expect(await countsOf(target, { method: 'HEAD' })).toEqual([]);
  });
});

describe('a link to a draft', () => {
  test('is rendered each time, kept by nobody, and Next never learns its token', async () => {
    const answers = [await served.ask('/apercu/ouvert'), await served.ask('/apercu/ouvert')];
    for (const { status, headers } of answers) {
      expect(status).toBe(200);
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-robots-tag': 'noindex, nofollow',
        'content-security-policy': SECURITY_HEADERS['Content-Security-Policy'],
      });
      expect(headers).not.toHaveProperty('etag');
    }
    expect(renders.filter((target) => target === '/apercu/empreinte')).toHaveLength(2);
    expect(renders.join()).not.toContain('ouvert');
  });

  test('is a 410 once it is over and a 404 when nobody knows it, and neither is counted as a miss', async () => {
    misses.length = 0;
    expect((await served.ask('/apercu/fini')).status).toBe(410);
    expect((await served.ask('/apercu/autre')).status).toBe(404);
    expect((await served.ask('/apercu/autre/chose')).status).toBe(404);
    expect(misses).toEqual([]);
    expect(renders.join()).not.toMatch(/fini|autre/);
  });
});

test('the log holds no link to a draft', () => {
  expect(logPathOf('/apercu/secret')).toBe('/apercu/…');
  expect(logPathOf('/produits/mano')).toBe('/produits/mano');
});
