import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type APIRequestContext, type APIResponse, expect } from '@playwright/test';
import { addPreviewLink } from '#db/queries/preview-links.ts';
import { beginDraft } from '#e2e/support/begin-draft.ts';
import { runServer } from '#e2e/support/run-server.ts';
import { test } from '#e2e/support/studio-test.ts';
import { hashSecret, makeSecret } from '#lib/auth/secret.ts';
import { SERVER } from '#scripts/setup/build.mjs';
import { SECURITY_HEADERS } from '#server/security-headers.ts';

const REVALIDATED = 'public, no-cache';
const FOR_EVER = 'public, max-age=31536000, immutable';
const NEVER = 'no-store';

interface Kind {
  address: string;
  method?: string;
  /** Of the request. */
  sent?: Readonly<Record<string, string>>;
  status?: number;
  /** None where there is no body. */
  type?: string;
  cache: string;
  /** Headers of this kind alone. */
  own?: Readonly<Record<string, string | RegExp>>;
  /** Pages of other sites may read it by script. */
  open?: boolean;
  /** Other sites may show it. */
  shown?: boolean;
  /** Read again with `If-None-Match`, it is a 304. */
  validated?: boolean;
}

const HTML = 'text/html; charset=utf-8';
const page = (address: string): Kind => ({ address, type: HTML, cache: REVALIDATED, validated: true });
const refused = (address: string, status: number): Kind => ({ address, status, type: HTML, cache: NEVER });
const data = (address: string, type: string): Kind => ({
  address,
  type,
  cache: REVALIDATED,
  open: true,
  validated: true,
});

/** An address of each kind of answer to visitors; `@` begins an address that the home page or a sheet loads. */
const KINDS: readonly Kind[] = [
  page('/'),
  page('/produits/mano'),
  page('/produits?q=mano'),
  page('/actualites'),
  page('/plan-du-site'),
  refused('/inconnu', 404),
  refused('/produits?page=0', 400),
  refused('/startups/dora', 410),
  { address: '/stats', status: 308, cache: 'no-cache', own: { location: '/statistiques' } },
  { address: '/produits/', status: 308, cache: 'no-cache', own: { location: '/produits' } },
  { address: '/contact', method: 'POST', status: 405, cache: NEVER, own: { allow: 'GET, HEAD' } },
  { address: `/${'a'.repeat(4_096)}`, status: 414, cache: NEVER },
  { address: '/contact', sent: { 'next-action': 'x' }, status: 400, cache: NEVER },
  data('/sitemap.xml', 'application/xml; charset=utf-8'),
  data('/robots.txt', 'text/plain; charset=utf-8'),
  data('/llms.txt', 'text/markdown; charset=utf-8'),
  data('/opensearch.xml', 'application/opensearchdescription+xml; charset=utf-8'),
  data('/produits.csv', 'text/csv; charset=utf-8; header=present'),
  data('/produits/flux.atom', 'application/atom+xml; charset=utf-8'),
  data('/api/v1/products', 'application/json'),
  {
    address: '/api/v1/products?page=0',
    status: 400,
    type: 'application/problem+json',
    cache: NEVER,
    open: true,
  },
  {
    address: '/api/v1/products',
    method: 'POST',
    status: 405,
    type: 'application/problem+json',
    cache: NEVER,
    open: true,
    own: { allow: 'GET, HEAD, OPTIONS' },
  },
  {
    address: `/api/v1/products?q=${'a'.repeat(4_096)}`,
    status: 414,
    type: 'application/problem+json',
    cache: NEVER,
    open: true,
  },
  { address: '/healthz', type: 'text/plain; charset=utf-8', cache: NEVER },
  { address: '/readyz', type: 'application/json; charset=utf-8', cache: NEVER },
  { address: '@css', type: 'text/css', cache: FOR_EVER, validated: true },
  { address: '@js', type: 'text/javascript', cache: FOR_EVER, validated: true },
  { address: '@font', type: 'font/woff2', cache: FOR_EVER, validated: true },
  {
    address: '/medias/mano.png',
    type: 'image/png',
    cache: 'public, max-age=3600',
    shown: true,
    validated: true,
  },
];

const PATTERNS: Readonly<Record<string, RegExp>> = {
  '@css': /href="(\/[^"]+\.css)"/,
  '@js': /src="(\/[^"]+\.js)"/,
  '@font': /href="(\/[^"]+\.woff2)"/,
};

const ask = (request: APIRequestContext, { address, method = 'GET', sent = {} }: Kind) =>
  request.fetch(address, { method, headers: { ...sent }, maxRedirects: 0 });

function expectKind(kind: Kind, answer: APIResponse): void {
  const headers = answer.headers();
  const policies = Object.keys(SECURITY_HEADERS).map((name) => [name, headers[name.toLowerCase()]]);
  expect(Object.fromEntries(policies)).toEqual({
    ...SECURITY_HEADERS,
    ...(kind.shown && { 'Cross-Origin-Resource-Policy': 'cross-origin' }),
  });
  expect({
    status: answer.status(),
    type: headers['content-type'],
    cache: headers['cache-control'],
    open: headers['access-control-allow-origin'] === '*',
    cookie: headers['set-cookie'],
    maker: headers['x-powered-by'] ?? headers['server'],
    numbered: /^[\w-]{8,}$/.test(headers['x-request-id'] ?? ''),
  }).toEqual({
    status: kind.status ?? 200,
    type: kind.type,
    cache: kind.cache,
    open: kind.open ?? false,
    cookie: undefined,
    maker: undefined,
    numbered: true,
  });
  for (const [name, value] of Object.entries(kind.own ?? {})) expect(headers[name]).toMatch(value);
}

for (const kind of KINDS) {
  const { address, method = 'GET', sent = {} } = kind;
  const asked = [method, address.slice(0, 60), ...Object.keys(sent)].join(' ');
  test(`${asked} has the headers of its kind`, async ({ request }) => {
    const pattern = PATTERNS[address];
    const html = pattern ? await (await request.get('/produits/mano')).text() : '';
    const found = pattern ? { ...kind, address: pattern.exec(html)?.[1] ?? '' } : kind;
    const answer = await ask(request, found);
    expectKind(kind, answer);
    const etag = answer.headers()['etag'] ?? '"none"';
    const again = await ask(request, { ...found, sent: { ...sent, 'if-none-match': etag } });
    expect(again.status()).toBe(kind.validated ? 304 : answer.status());
    if (kind.validated) expect(again.headers()).toMatchObject({ etag, 'cache-control': kind.cache });
  });
}

const TOKEN = 'un-jeton-de-test';
const SECONDS = /^\d+$/;
const problem = (status: number): Omit<Kind, 'address'> => ({
  status,
  type: 'application/problem+json',
  cache: NEVER,
  open: true,
  own: { 'retry-after': SECONDS },
});

test('a portal that starts, that measures itself and that is asked too much has the headers of each kind', async ({
  request,
}) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'portail-headers-'));
  const { url, stop } = await runServer({
    args: () => [SERVER],
    env: (site) => ({ SITE_URL: site, DATA_DIR: dataDir, RATE_LIMIT: '1', METRICS_TOKEN: TOKEN }),
    probe: '/healthz',
  });
  const expectAll = async (kinds: readonly Kind[]) => {
    for (const kind of kinds) expectKind(kind, await ask(request, { ...kind, address: url + kind.address }));
  };
  try {
    await expectAll([
      {
        address: '/',
        status: 503,
        type: 'text/plain; charset=utf-8',
        cache: NEVER,
        own: { 'retry-after': SECONDS },
      },
      { address: '/api/v1/products', ...problem(503) },
      { address: '/readyz', status: 503, type: 'application/json; charset=utf-8', cache: NEVER },
    ]);
    await expect
      .poll(async () => (await request.get(`${url}/readyz`)).status(), { timeout: 100_000 })
      .toBe(200);
    expect((await request.get(`${url}/contact`)).status()).toBe(200);
    await expectAll([
      { ...refused('/recherche?q=trop', 429), own: { 'retry-after': SECONDS } },
      { address: '/api/v1/products?q=trop', ...problem(429) },
      { address: '/metrics', status: 401, cache: NEVER, own: { 'www-authenticate': 'Bearer' } },
      {
        address: '/metrics',
        sent: { authorization: `Bearer ${TOKEN}` },
        type: 'text/plain; version=0.0.4; charset=utf-8',
        cache: NEVER,
      },
    ]);
  } finally {
    await stop();
    await rm(dataDir, { recursive: true, force: true });
  }
});

function expectStaff(headers: Readonly<Record<string, string>>): void {
  const { 'content-security-policy': policy = '', ...others } = headers;
  expect(policy).toMatch(/script-src 'nonce-[\w+/=]{24}' 'strict-dynamic';/);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe');
  expect(others).toMatchObject({
    'cache-control': NEVER,
    'x-robots-tag': 'noindex, nofollow',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  });
}

test('the studio, once signed in, and the link to a draft have the headers of their kind', async ({
  studio,
}) => {
  const { id, cookie } = await studio.signIn('entetes', 'redacteur');
  const draftId = await beginDraft(
    studio.store,
    id,
    'a-partager',
    '---\ntitle: Un\ndate: 2026-01-02\n---\n\nUn.\n',
  );
  const token = makeSecret();
  await addPreviewLink(
    studio.store,
    {
      draftId,
      tokenHash: hashSecret(token),
      createdBy: id,
      createdAt: new Date().toISOString(),
      expiresAt: '2999-01-01T00:00:00.000Z',
    },
    { most: 1, audit: { staffId: id, action: 'share-preview', target: 'actualites/a-partager' } },
  );
  const signedIn = { headers: { cookie: `${cookie.name}=${cookie.value}` } };
  for (const address of ['/studio', `/studio/brouillons/${draftId}`, '/studio/nulle-part']) {
    const answer = await fetch(studio.url + address, signedIn);
    expect(answer.status).toBe(address.endsWith('nulle-part') ? 404 : 200);
    expectStaff(Object.fromEntries(answer.headers));
  }
  const shared = await fetch(`${studio.url}/apercu/${token}`);
  const over = await fetch(`${studio.url}/apercu/inconnu`);
  expect([shared.status, over.status]).toEqual([200, 404]);
  for (const { headers } of [shared, over])
    expect(Object.fromEntries(headers)).toMatchObject({
      ...Object.fromEntries(
        Object.entries(SECURITY_HEADERS).map(([name, value]) => [name.toLowerCase(), value]),
      ),
      'content-type': HTML,
      'cache-control': NEVER,
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'no-referrer',
    });
});

for (const [address, status] of [
  ['/studio', 303],
  ['/studio/nulle/part', 303],
  ['/auth/connexion', 200],
] as const) {
  test(`${address} is kept by no cache, found by no search engine, framed by no one, and trusts one nonce`, async ({
    request,
  }) => {
    const answer = await request.get(address, { maxRedirects: 0 });
    expect(answer.status()).toBe(status);
    expectStaff(answer.headers());
  });
}
