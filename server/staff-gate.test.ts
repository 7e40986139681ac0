import type { RequestListener } from 'node:http';
import { buffer as readBytes } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cookieName } from '#lib/auth/cookies.ts';
import { openStaffRoom, type StaffRoom } from '#lib/auth/testing/staff-room.ts';
import { Renderer } from './renderer.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import { makeClosedGate, makeStaffGate } from './staff-gate.ts';
import { openServer } from './testing/open-server.ts';

interface Seen {
  method: string;
  url: string;
  headers: Record<string, string>;
  bytes: number;
}

const seen: Seen[] = [];

const PAYLOADS: Readonly<Record<string, string>> = {
  '/studio/payload-403': '0:{}\n1a:E{"digest":"NEXT_HTTP_ERROR_FALLBACK;403"}\n',
  '/studio/payload-404': '0:{}\n1a:E{"digest":"NEXT_HTTP_ERROR_FALLBACK;404"}\n',
  '/studio/payload-texte': '1:["E{\\"digest\\":\\"NEXT_HTTP_ERROR_FALLBACK;403\\"}"]\n',
};

/** Stands for Next: tells what reached it, and answers headers of its own. */
const next: RequestListener = (request, response) => {
  void readBytes(request).then(
    ({ length }) => {
      const { method = '', url = '', headers } = request;
      seen.push({ method, url, headers: headers as Record<string, string>, bytes: length });
      const payload = PAYLOADS[url];
      if (url.endsWith('/refusee')) {
        const problem = { type: '/auth/refus/forbidden', title: 'Non', status: 403, refusal: 'forbidden' };
        response.writeHead(403, { 'Content-Type': 'application/problem+json; charset=utf-8' });
        response.end(JSON.stringify(problem));
        return;
      }
      if (payload !== undefined) {
        response.writeHead(200, { 'Content-Type': 'text/x-component' }).end(payload);
        return;
      }
      response.writeHead(200, {
        'Content-Type': 'text/html',
        'Cache-Control': 's-maxage=3600',
        'X-Powered-By': 'Next.js',
        'Content-Security-Policy': 'default-src *',
      });
      response.end('<!DOCTYPE html><title>x</title><script>hydrate()</script><main>x</main>');
    },
    () => response.destroy(),
  );
};

let room: StaffRoom;
let renderer: Renderer;
let served: Awaited<ReturnType<typeof openServer>>;
let host: string;
let cookie: string;
let admitted = true;

beforeAll(async () => {
  room = openStaffRoom();
  renderer = new Renderer(next, 'localhost:3000');
  await renderer.listen();
  const gate = makeStaffGate({ ...room.source, renderer, headers: SECURITY_HEADERS });
  served = await openServer((request, response) => {
    gate(request, response, () => admitted);
  });
  host = 'localhost:3000';
  const token = room.enter(room.invite('lea@example.gouv.fr', 'redacteur'));
  cookie = `${cookieName('session', 'http://localhost:3000')}=${token}`;
});
afterAll(async () => {
  await served.close();
  renderer.close();
  room.close();
});

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') => {
  seen.length = 0;
  return served.ask(path, { method, headers: { host, ...headers } });
};

const PATHS = [
  '/studio',
  '/studio/',
  '/studio?_rsc=1',
  '/studio/personnes',
  '/studio/nulle/part',
  '/studio/x.rsc',
  '/studio/x.png',
  '/studio/_next/static/x.js',
  '/studio/..;/produits',
  '/studio/../produits',
  '/studio//produits',
  '/studio/%2e%2e/auth/connexion',
  '/studio/%',
  '/studio/%00',
  `/studio/${'x'.repeat(5_000)}`,
];
const TRANSPORTS: [string, Record<string, string>][] = [
  ['a document', {}],
  ['a navigation', { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }],
  ['a script', { 'sec-fetch-mode': 'cors' }],
  ['RSC', { rsc: '1' }],
  ['a prefetch', { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' }],
  ['a server action', { 'next-action': '40'.padEnd(42, '0'), origin: 'http://localhost:3000' }],
  [
    'Next talking to itself',
    { 'x-middleware-subrequest': 'middleware:middleware:middleware', 'x-nextjs-data': '1' },
  ],
  [
    'a proxy',
    { 'x-forwarded-host': 'localhost:3000', 'x-forwarded-for': '127.0.0.1', 'x-original-url': '/' },
  ],
  ['another session', { cookie: `portail-session=${'A'.repeat(43)}` }],
];
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'];

describe('the anonymous', () => {
  test.each(TRANSPORTS)(
    'as %s never passes below /studio, whatever the path and the method',
    async (_, headers) => {
      for (const path of PATHS) {
        for (const method of METHODS) {
          const { status, headers: answered, body } = await ask(path, headers, method);
          expect({ path, method, status }).toMatchObject({
            status: expect.toBeOneOf([303, 401, 403]) as number,
          });
          if (status === 303) expect(answered.location).toMatch(/^\/auth\/connexion(\?retour=%2Fstudio|$)/);
          expect(answered['cache-control']).toBe('no-store');
          expect(body).not.toContain('hydrate');
          expect(seen).toEqual([]);
        }
      }
    },
  );

  test('a person is led to the sign-in page, a script is told', async () => {
    const page = await ask('/studio/journal?page=2');
    expect(page.status).toBe(303);
    expect(page.headers.location).toBe('/auth/connexion?retour=%2Fstudio%2Fjournal%3Fpage%3D2');
    const script = await ask('/studio/journal', { 'sec-fetch-mode': 'cors' });
    expect(script.status).toBe(401);
    expect(JSON.parse(script.body)).toMatchObject({ status: 401, refusal: 'anonymous' });
  });

  test('reaches the sign-in, from our pages only when it writes', async () => {
    expect((await ask('/auth/connexion')).status).toBe(200);
    expect((await ask('/auth/deconnexion', {}, 'POST')).status).toBe(403);
    expect((await ask('/auth/deconnexion', { origin: 'https://ailleurs.example' }, 'POST')).status).toBe(403);
    expect((await ask('/auth/deconnexion', { origin: 'http://localhost:3000' }, 'POST')).status).toBe(200);
  });
});

describe('a refusal', () => {
  const person = { accept: 'text/html,*/*', 'sec-fetch-mode': 'navigate' };
  const script = { accept: '*/*', 'sec-fetch-mode': 'cors' };
  const ours = 'http://localhost:3000';
  const cases: [string, string, number, Record<string, string>][] = [
    ['of a form without a session', '/studio/x', 401, { origin: ours }],
    ['of a form of another site', '/studio/x', 403, { origin: 'https://ailleurs.example' }],
    ['of a form by its handler', '/studio/x/refusee', 403, { origin: ours }],
  ];
  test.each(cases)('%s is a page for a person, data for a script', async (what, path, status, headers) => {
    const signedIn = what.includes('without') ? {} : { cookie };
    const page = await ask(path, { ...person, ...headers, ...signedIn }, 'POST');
    expect(page.status).toBe(status);
    expect(page.headers).toMatchObject({ 'content-type': 'text/html', 'cache-control': 'no-store' });
    expect(page.body).toContain('<main>');
    expect(page.body).not.toContain('hydrate');
    expect(seen.at(-1)?.url).toMatch(/^\/auth\/refus\/[a-z]+$/);
    // What it is made of says nothing of who asked.
    expect(seen.at(-1)?.headers).not.toHaveProperty('cookie');

    const data = await ask(path, { ...script, ...headers, ...signedIn }, 'POST');
    expect(data.status).toBe(status);
    expect(data.headers['content-type']).toContain('application/problem+json');
    expect(JSON.parse(data.body)).toMatchObject({ status });
  });
});

describe('an expired session', () => {
  test('is told so, and led back where it was', async () => {
    const [then, later] = [room.time.now, new Date(room.time.now.getTime() + 3 * 3_600_000)];
    room.time.now = later;
    const page = await ask('/studio/journal', { cookie });
    const script = await ask('/studio/journal', { cookie, rsc: '1' });
    room.time.now = then;
    expect(page.headers.location).toBe('/auth/connexion?retour=%2Fstudio%2Fjournal&motif=session');
    expect(script.status).toBe(401);
    expect(JSON.parse(script.body)).toMatchObject({ refusal: 'expired' });
  });
});

describe('who is signed in', () => {
  test('passes, with a policy of its own each time and nothing kept', async () => {
    const [first, second] = [await ask('/studio', { cookie }), await ask('/studio', { cookie })];
    expect(first.status).toBe(200);
    const policies = [first, second].map(({ headers }) => headers['content-security-policy'] ?? '');
    expect(policies[0]).toMatch(/script-src 'nonce-[A-Za-z0-9+/=]{22,}' 'strict-dynamic'; /);
    expect(policies[0]).not.toMatch(/unsafe|default-src \*|https?:/);
    expect(policies[0]).toContain("frame-ancestors 'none'");
    expect(policies[0]).not.toBe(policies[1]);
    expect(seen[0]?.headers['content-security-policy']).toBe(policies[1]);
    expect(first.headers).toMatchObject({
      'cache-control': 'no-store',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-frame-options': 'DENY',
      'x-robots-tag': 'noindex, nofollow',
    });
    expect(first.headers['x-powered-by']).toBeUndefined();
  });

  test('gives Next its session and little else', async () => {
    await ask('/studio/journal?page=2', {
      cookie: `__prerender_bypass=1; autre=2; ${cookie}`,
      rsc: '1',
      'x-forwarded-for': '1.2.3.4',
      'x-forwarded-host': 'ailleurs.example',
      'x-middleware-subrequest': 'middleware',
      'x-middleware-rewrite': '/',
      'x-nextjs-data': '1',
      'content-security-policy': "script-src 'nonce-mine'",
      authorization: 'Bearer x',
      'user-agent': 'x',
    });
    expect(seen).toHaveLength(1);
    const { url, headers } = seen[0] as Seen;
    expect(url).toBe('/studio/journal?page=2');
    expect(headers).toMatchObject({ cookie, host: 'localhost:3000', rsc: '1' });
    expect(Object.keys(headers).sort()).toEqual([
      'connection',
      'content-security-policy',
      'cookie',
      'host',
      'rsc',
    ]);
    expect(headers['content-security-policy']).not.toContain('mine');
  });

  test('writes from our pages alone, under one name of this machine', async () => {
    const post = (origin: Record<string, string>) => ask('/studio', { cookie, ...origin }, 'POST');
    expect((await post({})).status).toBe(403);
    for (const origin of [
      'null',
      'https://ailleurs.example',
      'http://localhost:3001',
      'http://localhost:3000.ailleurs.example',
    ])
      expect((await post({ origin })).status).toBe(403);
    expect((await post({ origin: 'http://127.0.0.1:3000' })).status).toBe(200);
    expect(seen[0]?.headers['origin']).toBe('http://localhost:3000');
  });

  test('asks under a name of this machine: a page of another site cannot take it', async () => {
    expect((await ask('/studio', { cookie, host: 'ailleurs.example:3000' })).status).toBe(403);
    expect((await ask('/auth/connexion', { host: 'ailleurs.example' })).status).toBe(403);
    expect((await ask('/studio', { cookie, host: '127.0.0.1:3000' })).status).toBe(200);
  });

  test('is refused a path that Next could read otherwise', async () => {
    for (const path of [
      '/studio//x',
      '/studio/../produits',
      '/studio/%2e%2e/x',
      '/studio/a%2fb',
      '/studio/%',
      '/studio/%00',
    ])
      expect({ path, status: (await ask(path, { cookie })).status }).toEqual({ path, status: 400 });
    expect((await ask('/studio/journal/?a=1', { cookie })).headers.location).toBe('/studio/journal?a=1');
    expect((await ask('/studio', { cookie, origin: 'http://localhost:3000' }, 'TRACE')).status).toBe(405);
    expect((await ask(`/studio/${'x'.repeat(5_000)}`, { cookie })).status).toBe(414);
  });

  test('sees a preview as visitors would, in a frame of the studio', async () => {
    const { headers, body } = await ask('/studio/apercu/3', { cookie });
    expect(body).not.toContain('hydrate');
    expect(headers['content-security-policy']).toContain("script-src 'self'; ");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'self'");
    expect(headers['x-frame-options']).toBe('SAMEORIGIN');
  });

  test('is told by the status what Next tells its router in a payload', async () => {
    const payload = (path: string) => ask(path, { cookie, rsc: '1' });
    expect((await payload('/studio/payload-403')).status).toBe(403);
    expect((await payload('/studio/payload-404')).status).toBe(404);
    expect(await payload('/studio/payload-texte')).toMatchObject({
      status: 200,
      body: '1:["E{\\"digest\\":\\"NEXT_HTTP_ERROR_FALLBACK;403\\"}"]\n',
    });
  });

  test('is asked to wait after too many requests; the anonymous are refused as ever', async () => {
    admitted = false;
    expect((await ask('/studio', { cookie })).status).toBe(429);
    expect((await ask('/auth/connexion')).status).toBe(429);
    expect((await ask('/studio')).status).toBe(303);
    admitted = true;
  });

  test('sends no more than an address takes', async () => {
    const origin = 'http://localhost:3000';
    const long = String(13 * 1024 * 1024);
    expect((await ask('/studio/medias', { cookie, origin, 'content-length': long }, 'POST')).status).toBe(
      413,
    );
    expect((await ask('/auth/deconnexion', { origin, 'content-length': '20000' }, 'POST')).status).toBe(413);
  });
});

test.each(['GET', 'HEAD', 'POST'])(
  'closed, it answers %s with a 503 and its headers, and asks nobody',
  async (method) => {
    const gate = makeClosedGate(SECURITY_HEADERS);
    const closed = await openServer((request, response) => {
      gate(request, response, () => true);
    });
    const asked = seen.length;
    const { status, headers, body } = await closed.ask('/studio', { method, headers: { cookie } });
    await closed.close();
    expect(status).toBe(503);
    expect(headers).toMatchObject({ 'retry-after': '300', 'x-frame-options': 'DENY' });
    expect(body).toContain(method === 'HEAD' ? '' : 'magasin');
    expect(seen).toHaveLength(asked);
  },
);
