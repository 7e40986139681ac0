import { expect, test } from '@playwright/test';
import { SECURITY_HEADERS } from '#server/security-headers.ts';

const REVALIDATED = 'public, no-cache';
const FOR_EVER = 'public, max-age=31536000, immutable';
const NEVER = 'no-store';

interface Kind {
  address: string;
  status?: number;
  type: string;
  cache: string;
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
  { address: '/healthz', type: 'text/plain; charset=utf-8', cache: NEVER },
  { address: '/readyz', type: 'application/json; charset=utf-8', cache: NEVER },
  { address: '@css', type: 'text/css', cache: FOR_EVER, validated: true },
  { address: '@js', type: 'text/javascript', cache: FOR_EVER, validated: true },
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
};

for (const kind of KINDS) {
  test(`${kind.address} has the headers of its kind`, async ({ request }) => {
    const pattern = PATTERNS[kind.address];
    const html = pattern ? await (await request.get('/produits/mano')).text() : '';
    const address = pattern ? (pattern.exec(html)?.[1] ?? '') : kind.address;
    const answer = await request.get(address);
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
    const again = await request.get(address, { headers: { 'if-none-match': headers['etag'] ?? '"none"' } });
    expect(again.status()).toBe(kind.validated ? 304 : answer.status());
  });
}

for (const [address, status] of [
  ['/studio', 303],
  ['/studio/nulle/part', 303],
  ['/auth/connexion', 200],
] as const) {
  test(`${address} is kept by no cache, found by no search engine, framed by no one, and trusts one nonce`, async ({
    request,
  }) => {
    const answer = await request.get(address, { maxRedirects: 0 });
    const { 'content-security-policy': policy = '', ...headers } = answer.headers();
    expect(answer.status()).toBe(status);
    expect(policy).toMatch(/script-src 'nonce-[\w+/=]{24}' 'strict-dynamic';/);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers).toMatchObject({
      'cache-control': NEVER,
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
  });
}
