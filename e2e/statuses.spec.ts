import { type APIRequestContext, type APIResponse, expect, test } from '@playwright/test';

interface Row {
  address: string;
  status: number;
  /** Where a redirect leads. */
  to?: string;
  /** What the answer holds. */
  holds?: readonly (string | RegExp)[];
}

const NOT_FOUND = ['<h1>Page introuvable</h1>', 'action="/recherche"', 'href="/plan-du-site"'];
const INVALID = ['<h1>Adresse incorrecte</h1>', 'href="/plan-du-site"'];

const ROWS: readonly Row[] = [
  // Pages
  { address: '/', status: 200, holds: ['id="produits"', 'Dernières actualités'] },
  { address: '/produits', status: 200, holds: [/id="compte">\d+ produits/] },
  { address: '/actualites', status: 200, holds: [/id="compte">\d+ actualités/] },
  { address: '/actualites/etiquette/open-data', status: 200, holds: [/id="compte">\d+ actualités/] },
  { address: '/recherche', status: 200 },
  { address: '/recherche?q=mano', status: 200, holds: [/id="compte">\d+ résultats?/] },
  { address: '/statistiques', status: 200 },
  { address: '/la-fabrique', status: 200 },
  { address: '/faq', status: 200 },
  { address: '/proposer-une-idee', status: 200 },
  { address: '/contact', status: 200, holds: ['contact@fabrique.social.gouv.fr'] },
  { address: '/budget', status: 200 },
  { address: '/plan-du-site', status: 200 },
  { address: '/accessibilite', status: 200, holds: [/non conforme/i] },
  { address: '/mentions-legales', status: 200, holds: ['non communiqué'] },
  { address: '/donnees-personnelles', status: 200 },
  { address: '/glossaire', status: 200 },
  { address: '/produits/mano', status: 200, holds: ['<h1>Mano</h1>'] },
  { address: '/produits/nata', status: 200, holds: ['<h1>Nata</h1>'] },
  { address: '/produits/tumeplay', status: 200, holds: ['<h1>TuMePlay</h1>'] },
  { address: '/produits/reva', status: 200, holds: ['REVA', 'France VAE'] },
  { address: '/produits/domifa', status: 200, holds: ['<h1>DomiFa</h1>'] },
  { address: '/produits/enfants-du-spectacle', status: 200 },
  { address: '/produits/la-ressourcerie', status: 200 },
  { address: '/produits/cause-medicale-de-deces', status: 200 },
  { address: '/produits/trait-d-union', status: 200 },
  // Machine-readable, operation
  { address: '/robots.txt', status: 200, holds: ['User-agent: *', /^Sitemap: http.*\/sitemap\.xml$/m] },
  { address: '/sitemap.xml', status: 200, holds: ['/produits/mano</loc>'] },
  { address: '/actualites/flux.atom', status: 200, holds: ['<feed xmlns="http://www.w3.org/2005/Atom"'] },
  { address: '/actualites/flux.rss?page=abc&inconnu=1', status: 200, holds: ['<rss version="2.0"'] },
  { address: '/actualites/flux.json', status: 200, holds: ['https://jsonfeed.org/version/1.1'] },
  { address: '/actualites/etiquette/open-data/flux.rss', status: 200, holds: ['<content:encoded>'] },
  { address: '/actualites/etiquette/inconnue/flux.rss', status: 404, holds: NOT_FOUND },
  { address: '/actualites/flux.xml', status: 404, holds: NOT_FOUND },
  { address: '/produits/calendrier.ics?page=0&vue=x', status: 200, holds: [/^BEGIN:VCALENDAR\r\n/] },
  { address: '/produits/calendrier.ics?au=hier', status: 400, holds: [...INVALID, '<strong>au</strong>'] },
  { address: '/opensearch.xml', status: 200, holds: ['/recherche?q={searchTerms}'] },
  { address: '/llms.txt', status: 200, holds: [/^# /] },
  { address: '/.well-known/security.txt', status: 200, holds: [/^Contact: mailto:.+\r\nExpires: /] },
  { address: '/security.txt', status: 308, to: '/.well-known/security.txt' },
  { address: '/produits/mano/publiccode.yml', status: 404, holds: NOT_FOUND },
  { address: '/healthz', status: 200, holds: [/^ok$/] },
  {
    address: '/readyz',
    status: 200,
    holds: ['"status":"ok"', '"refused":0', /"documents":\d+/, /"revision":\d+/],
  },
  { address: '/metrics', status: 404 },
  // Parameters of the catalogue
  { address: `/produits?q=${'a'.repeat(200)}`, status: 200, holds: ['id="compte">0 produit'] },
  {
    address: `/produits?q=${'a'.repeat(201)}`,
    status: 400,
    holds: [...INVALID, '<strong>q</strong>', '200 caractères au plus'],
  },
  { address: `/produits?q=${'%C3%A9'.repeat(200)}`, status: 200 },
  { address: '/produits?page=0', status: 400, holds: [...INVALID, '<strong>page</strong>', '1, 2, 3'] },
  { address: '/produits?page=abc', status: 400, holds: ['<strong>page</strong>', '1, 2, 3'] },
  { address: '/produits?page=-1', status: 400, holds: ['<strong>page</strong>'] },
  { address: '/produits?page=1.5', status: 400, holds: ['<strong>page</strong>'] },
  { address: '/produits?page=99', status: 404, holds: NOT_FOUND },
  { address: '/produits?page=2', status: 200, holds: [/id="compte">\d+ produits, page 2 sur 2/] },
  {
    address: '/produits?tri=x',
    status: 400,
    holds: [...INVALID, '<strong>tri</strong>', 'pertinence, nom, phase, creation, verification'],
  },
  { address: '/produits?vue=x', status: 400, holds: [...INVALID, '<strong>vue</strong>', 'cartes, tableau'] },
  {
    address: '/produits?au=2024-02-30',
    status: 400,
    holds: [...INVALID, '<strong>au</strong>', 'AAAA-MM-JJ'],
  },
  { address: '/produits?au=hier&tri=x', status: 400, holds: ['<strong>au</strong>', '<strong>tri</strong>'] },
  { address: '/produits?au=2015-01-01', status: 200, holds: ['id="compte">0 produit'] },
  { address: '/produits?tri=&vue=&page=&au=', status: 200, holds: [/id="compte">\d{2} produits/] },
  {
    address: '/produits?phase=x%3Cb%3E',
    status: 200,
    holds: ['id="compte">0 produit', '« x&lt;b&gt; » n’est pas une valeur connue'],
  },
  { address: '/produits?statut=arrete&inconnu=1', status: 200, holds: [/id="compte">\d+ produits/] },
  { address: '/produits?q=%E0%A4%A', status: 200 },
  { address: '/produits?q=%22%27*(NEAR', status: 200, holds: [/id="compte">0 produit/] },
  // Parameters of the news and of the search
  { address: '/actualites?page=0', status: 400, holds: [...INVALID, '<strong>page</strong>'] },
  { address: '/actualites?annee=abc', status: 400, holds: [...INVALID, '<strong>annee</strong>'] },
  { address: '/actualites?annee=1999', status: 200, holds: ['id="compte">0 actualité'] },
  { address: '/actualites?page=99', status: 404, holds: NOT_FOUND },
  { address: `/recherche?q=${'a'.repeat(201)}`, status: 400, holds: [...INVALID, '<strong>q</strong>'] },
  { address: '/recherche?q=zzzzzz', status: 200, holds: ['id="compte">0 résultat'] },
  // Permanent redirects
  { address: '/produits/', status: 308, to: '/produits' },
  { address: '/produits/?tri=phase&page=2', status: 308, to: '/produits?tri=phase&page=2' },
  { address: '/produits/mano/', status: 308, to: '/produits/mano' },
  { address: '/produits/mano///', status: 404, holds: NOT_FOUND },
  { address: '/contact/', status: 308, to: '/contact' },
  { address: '/stats', status: 308, to: '/statistiques' },
  { address: '/stats/', status: 308, to: '/statistiques' },
  { address: '/produits/france-vae', status: 308, to: '/produits/reva' },
  { address: '/produits/france-vae/', status: 308, to: '/produits/reva' },
  { address: '/produits/monsuivipsy', status: 308, to: '/produits/jardin-mental' },
  // Missing
  { address: '/inconnu', status: 404, holds: NOT_FOUND },
  { address: '/produits/inconnu', status: 404, holds: NOT_FOUND },
  { address: '/produits/Mano', status: 404, holds: NOT_FOUND },
  { address: '/produits/a_b', status: 404, holds: NOT_FOUND },
  { address: `/produits/${'a'.repeat(121)}`, status: 404, holds: NOT_FOUND },
  { address: '/produits/mano/inconnu', status: 404, holds: NOT_FOUND },
  { address: '/actualites/inconnu', status: 404, holds: NOT_FOUND },
  { address: '/actualites/etiquette', status: 404, holds: NOT_FOUND },
  { address: '/actualites/etiquette/inconnue', status: 404, holds: NOT_FOUND },
  { address: '//x', status: 404, holds: NOT_FOUND },
  { address: '//produits', status: 404, holds: NOT_FOUND },
  { address: '/produits//mano', status: 404, holds: NOT_FOUND },
  { address: '/produits%2Fmano', status: 404, holds: NOT_FOUND },
  { address: '/erreur', status: 404, holds: NOT_FOUND },
  { address: '/erreur/404', status: 404, holds: NOT_FOUND },
  { address: '/erreur/500', status: 404, holds: NOT_FOUND },
  { address: '/_next/static/inconnu.js', status: 404 },
  { address: '/medias/inconnu.png', status: 404 },
  { address: '/package.json', status: 404 },
  { address: '/.env', status: 404 },
  { address: '/constructor', status: 404, holds: NOT_FOUND },
  { address: '/__proto__', status: 404, holds: NOT_FOUND },
  // Undecodable
  { address: '/x/%E0%A4%A', status: 400, holds: INVALID },
  { address: '/produits/%FF', status: 400, holds: INVALID },
  { address: '/produits/%00', status: 400, holds: INVALID },
  { address: '/%5C%5Cexample.org', status: 400, holds: INVALID },
  // Too long: `/?` and what follows
  { address: `/?${'a'.repeat(4094)}`, status: 200 },
  { address: `/?${'a'.repeat(4095)}`, status: 414 },
  { address: `/${'a'.repeat(4096)}`, status: 414 },
];

const SECURITY = {
  'content-security-policy': /default-src 'none'.*script-src 'self'/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /strict-origin/,
  'permissions-policy': /camera=\(\)/,
  'x-frame-options': /^DENY$/,
};

/** The address is not joined to the base, which would read `//x` as a host. */
async function ask(
  request: APIRequestContext,
  baseURL: string | undefined,
  address: string,
  method = 'GET',
): Promise<APIResponse> {
  return request.fetch(`${baseURL ?? ''}${address}`, { method, maxRedirects: 0 });
}

function expectSafe(answer: APIResponse) {
  const headers = answer.headers();
  expect.soft(headers).not.toHaveProperty('set-cookie');
  expect.soft(headers).not.toHaveProperty('x-powered-by');
  for (const [name, value] of Object.entries(SECURITY)) expect.soft(headers[name], name).toMatch(value);
}

for (const { address, status, to, holds = [] } of ROWS) {
  const shown = address.length > 80 ? `${address.slice(0, 40)}… (${address.length} bytes)` : address;
  test(`${shown} answers ${status}${to ? ` to ${to}` : ''}`, async ({ request, baseURL }) => {
    const answer = await ask(request, baseURL, address);
    expect(answer.status()).toBe(status);
    expectSafe(answer);
    expect(answer.headers()['location']).toBe(to);
    const text = await answer.text();
    for (const part of holds) {
      if (typeof part === 'string') expect(text).toContain(part);
      else expect(text).toMatch(part);
    }
    if (to) expect((await ask(request, baseURL, to)).status()).toBe(200);
    if (status === 404 || status === 400) expect(answer.headers()['cache-control']).toBe('no-store');
  });
}

for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
  for (const address of ['/', '/produits/mano', '/healthz', '/inconnu']) {
    test(`${method} ${address} answers 405 with what is allowed`, async ({ request, baseURL }) => {
      const answer = await ask(request, baseURL, address, method);
      expect(answer.status()).toBe(405);
      expect(answer.headers()['allow']).toBe('GET, HEAD');
      expectSafe(answer);
    });
  }
}

for (const address of ['/', '/produits/mano', '/sitemap.xml', '/healthz', '/inconnu', '/produits?page=0']) {
  test(`HEAD ${address} answers as GET, without a body`, async ({ request, baseURL }) => {
    const get = await ask(request, baseURL, address);
    const head = await ask(request, baseURL, address, 'HEAD');
    expect(head.status()).toBe(get.status());
    expect(await head.body()).toHaveLength(0);
    for (const name of ['content-type', 'content-length', 'etag', 'cache-control']) {
      expect(head.headers()[name], name).toBe(get.headers()[name]);
    }
    expectSafe(head);
  });
}

for (const address of [
  '/',
  '/produits/mano',
  '/produits?statut=arrete',
  '/sitemap.xml',
  '/actualites/flux.atom',
  '/produits/calendrier.ics',
  '/.well-known/security.txt',
]) {
  test(`${address} is not sent again to who has it`, async ({ request }) => {
    const etag = (await request.get(address)).headers()['etag'] ?? '';
    expect(etag).not.toBe('');
    for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await request.get(address, { headers: { 'If-None-Match': tag } });
      expect(again.status(), tag).toBe(304);
      expect(await again.body()).toHaveLength(0);
      expect(again.headers()['etag']).toBe(etag);
    }
    expect((await request.get(address, { headers: { 'If-None-Match': '"other"' } })).status()).toBe(200);
  });
}

for (const encoding of ['br', 'gzip', 'identity']) {
  test(`a page is the same in the encoding ${encoding}`, async ({ request }) => {
    const plain = await (await request.get('/produits')).text();
    const answer = await request.get('/produits', { headers: { 'Accept-Encoding': encoding } });
    expect(answer.headers()['content-encoding']).toBe(encoding === 'identity' ? undefined : encoding);
    expect(answer.headers()['vary']).toMatch(/Accept-Encoding/i);
    expect(await answer.text()).toBe(plain);
  });
}

test('an unknown parameter changes nothing to a page', async ({ request }) => {
  const plain = await request.get('/produits?statut=arrete');
  const more = await request.get('/produits?utm_source=x&statut=arrete&fbclid=y');
  expect(await more.text()).toBe(await plain.text());
});

test('the visitor’s headers and cookies change nothing to a page', async ({ request }) => {
  const plain = await (await request.get('/produits/mano')).text();
  const answer = await request.get('/produits/mano', {
    headers: {
      RSC: '1',
      'Next-Router-Prefetch': '1',
      'X-Forwarded-Host': 'example.org',
      Cookie: 'a=b',
      'x-middleware-subrequest': '1',
    },
  });
  expect(answer.headers()['content-type']).toBe('text/html; charset=utf-8');
  expect(await answer.text()).toBe(plain);
});
