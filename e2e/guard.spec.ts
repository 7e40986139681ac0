import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { buffer as readBytes } from 'node:stream/consumers';
import { type Browser, expect, test } from '@playwright/test';
import { addDraft } from '#db/queries/drafts.ts';
import { addWithdrawal, listSchedules } from '#db/queries/schedules.ts';
import { findStoredDocument } from '#db/queries/revisions.ts';
import { CSRF_HEADER } from '#lib/auth/csrf.ts';
import { type Role, ROLES } from '#lib/auth/permissions.ts';
import { ACTIONS, type Expected, ROUTES } from './support/guard-entries.ts';
import { listServerActions, listStaffRoutes } from './support/list-staff-routes.ts';
import { openStudio, type SignedIn, type TestStudio } from './support/open-studio.ts';

type Who = 'anonymous' | 'expired' | 'revoked' | 'coach' | Role;
const PEOPLE: Who[] = ['anonymous', 'expired', 'revoked', 'coach', ...ROLES];
const OUTSIDE = new Set<Who>(['anonymous', 'expired', 'revoked']);
const DAY_MS = 86_400_000;
const ARTICLE = '---\ntitle: Garde\ndate: 2026-11-01\n---\n\nTexte-garde.\n';

interface House {
  studio: TestStudio;
  people: Map<Who, SignedIn>;
  author: SignedIn;
}

async function endSession({ store }: TestStudio, { id }: SignedIn): Promise<void> {
  store.db.$client.prepare("UPDATE session SET ended_at = '2026-01-01' WHERE staff_id = ?").run(id);
}

async function openHouse(browser: Browser): Promise<House> {
  const studio = await openStudio(browser);
  for (const name of ['garde', 'garde-brouillon'])
    await writeFile(join(studio.contentDir, `actualites/${name}.md`), ARTICLE);
  const people = new Map<Who, SignedIn>();
  for (const role of ROLES) people.set(role, await studio.signIn(role, role));
  people.set('coach', await studio.signIn('coach', 'redacteur', { products: ['mano'] }));
  people.set(
    'expired',
    await studio.signIn('expire', 'administrateur', { at: new Date(Date.now() - DAY_MS) }),
  );
  const revoked = await studio.signIn('ferme', 'administrateur');
  people.set('revoked', revoked);
  await endSession(studio, revoked);
  const author = await studio.signIn('auteur', 'redacteur');
  await expect.poll(async () => (await ask({ studio }, '/actualites/garde-brouillon', {})).status).toBe(200);
  return { studio, people, author };
}

test.describe.configure({ mode: 'default', timeout: 300_000 });

let house: House;
test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000);
  house = await openHouse(browser);
});
test.afterAll(async () => {
  await house.studio.stop();
});

const isAllowed = (who: Who, { since, coach = false }: Expected): boolean => {
  if (since === 'anyone') return true;
  if (OUTSIDE.has(who)) return false;
  if (who === 'coach') return coach;
  return ROLES.indexOf(who as Role) >= ROLES.indexOf(since);
};

/** The number of a withdrawal that is still awaited. */
async function awaitWithdrawal(
  { store }: TestStudio,
  { id, slug }: { id: number; slug: string },
): Promise<string> {
  const created = { staffId: 1, createdAt: new Date().toISOString(), target: `actualites/${slug}` };
  const hour = { minute: '2098-01-01T10:00', dueAt: '2098-01-01T09:00:00.000Z' };
  await addWithdrawal(store, { documentId: id, word: null, reason: 'Essai', ...hour, ...created });
  const [awaited] = await listSchedules(store, { documentId: id });
  return String(awaited?.id);
}

/** An address to try: a draft is new each time, so that what one person did to it does not hide what another may. */
async function fillAddress({ studio, author }: House, at: string): Promise<string> {
  const { store } = studio;
  // Whoever came before has left no draft of these documents.
  store.db.$client.prepare("UPDATE draft SET closed_at = created_at WHERE slug LIKE 'garde%'").run();
  const document = await findStoredDocument(store, 'actualites', 'garde');
  if (document && at.includes('SCHEDULE'))
    return at.replace('SCHEDULE', await awaitWithdrawal(studio, document));
  if (!at.includes('DRAFT')) return at.replace('REVISION', String(document?.liveRevisionId));
  const { draft } = await addDraft(store, {
    documentId: null,
    kind: 'actualites',
    slug: `brouillon-${crypto.randomUUID()}`,
    format: 'mdx',
    text: 'Texte-garde sans en-tête.',
    baseRevisionId: null,
    baseFileHash: null,
    ownerId: author.id,
    createdAt: new Date().toISOString(),
  });
  return at.replace('DRAFT', String(draft.id));
}

const cookieOf = ({ people }: House, who: Who): Record<string, string> => {
  const person = people.get(who);
  return person ? { cookie: `${person.cookie.name}=${person.cookie.value}` } : {};
};

const READINGS: Record<string, Record<string, string>> = {
  'a document': { 'sec-fetch-mode': 'navigate' },
  RSC: { rsc: '1' },
  'a prefetch': { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
};

interface Question {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** As a program asks that sends these headers and no other: `fetch` adds its own. */
async function ask(
  { studio }: Pick<House, 'studio'>,
  path: string,
  { method = 'GET', headers = {}, body }: Question,
) {
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const asked = request(studio.url + path, { method, headers: { ...headers, ...length }, agent: false });
  asked.end(body);
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  const text = (await readBytes(answer)).toString('utf8');
  return { status: answer.statusCode ?? 0, location: answer.headers.location, body: text };
}

const expectShut = (
  { status, location, body }: Awaited<ReturnType<typeof ask>>,
  who: Who,
  transport: string,
  what: string,
) => {
  const led = OUTSIDE.has(who) && transport === 'a document';
  expect({ what, who, transport, status }).toEqual({
    what,
    who,
    transport,
    status: OUTSIDE.has(who) ? (led ? 303 : 401) : 403,
  });
  if (led) expect(location).toMatch(/^\/auth\/connexion/);
  expect(body).not.toContain('Texte-garde');
};

test('every route and every server action has an entry', () => {
  expect(listStaffRoutes().map(({ pattern }) => pattern)).toEqual(
    Object.keys(ROUTES).sort((one, other) => one.localeCompare(other)),
  );
  for (const { pattern, methods } of listStaffRoutes()) {
    const { at, ...expected } = ROUTES[pattern] ?? { at: '' };
    expect({ at, methods: Object.keys(expected) }, pattern).toEqual({ at, methods });
  }
  const actions = listServerActions();
  expect(actions.map(({ name }) => name).sort()).toEqual(Object.keys(ACTIONS).sort());
  expect(actions.filter(({ ids }) => ids.length === 0)).toEqual([]);
});

test('what is read: each route, person and transport', async () => {
  for (const { GET: expected, HEAD: head, at } of Object.values(ROUTES)) {
    if (!expected) continue;
    const path = await fillAddress(house, at);
    for (const who of PEOPLE) {
      for (const [transport, more] of Object.entries(READINGS)) {
        // Who may read a page may read its parts: one of them shows that none breaks.
        if (transport !== 'a document' && isAllowed(who, expected) && who !== 'administrateur') continue;
        const headers = { ...cookieOf(house, who), ...more };
        const first = await ask(house, path, { headers });
        // Next names what a router asks for by a hash of its headers.
        const named = first.status === 307 && first.location?.includes('_rsc') ? first.location : undefined;
        const answer = named === undefined ? first : await ask(house, named, { headers });
        const what = `GET ${path}`;
        if (!isAllowed(who, expected)) expectShut(answer, who, transport, what);
        else if (transport === 'a document')
          expect({ what, who, status: answer.status }).toEqual({ what, who, status: expected.status });
        else expect(answer.status, `${what} ${who} ${transport}`).toBeLessThan(500);
      }
      const headers = { ...cookieOf(house, who), 'sec-fetch-mode': 'navigate' };
      const { status } = await ask(house, path, { method: 'HEAD', headers });
      const shut = OUTSIDE.has(who) ? 303 : 403;
      const wanted = isAllowed(who, expected) ? (head ?? expected).status : shut;
      expect({ what: `HEAD ${path}`, who, status }).toEqual({ what: `HEAD ${path}`, who, status: wanted });
    }
  }
});

/** A body as our pages send it, with the token in its place. */
function bodyOf({ form, json }: Expected, token: string): { body: string; headers: Record<string, string> } {
  if (form)
    return {
      body: new URLSearchParams({ ...form, jeton: token }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    };
  return {
    body: JSON.stringify(json),
    headers: { 'content-type': 'application/json', [CSRF_HEADER]: token },
  };
}

test('what is written: each route and person; never without origin, nor with the token of another', async () => {
  const own = { origin: house.studio.url, 'sec-fetch-site': 'same-origin' };
  for (const [pattern, { POST: expected, at }] of Object.entries(ROUTES)) {
    if (!expected) continue;
    for (const who of PEOPLE) {
      const path = await fillAddress(house, at);
      const person = house.people.get(who);
      const send = async (token: string, more: Record<string, string>) => {
        const { body, headers } = bodyOf(expected, token);
        const method = 'POST';
        return ask(house, path, { method, body, headers: { ...headers, ...cookieOf(house, who), ...more } });
      };
      const refused = { status: OUTSIDE.has(who) && pattern.startsWith('/studio') ? 401 : 403 };
      const token = person?.csrfToken ?? '';
      const label = `POST ${path} ${who}`;
      expect(await send(token, {}), `${label}, no origin`).toMatchObject(refused);
      const foreign = { origin: 'https://ailleurs.exemple', 'sec-fetch-site': 'cross-site' };
      expect(await send(token, foreign), `${label}, another site`).toMatchObject(refused);
      if (person && !OUTSIDE.has(who)) {
        expect(await send('', own), `${label}, no token`).toMatchObject(refused);
        expect(await send(house.author.csrfToken, own), `${label}, another’s token`).toMatchObject(refused);
      }
      // The one that signs out comes last for each of them: those sessions are needed.
      if (pattern === '/auth/deconnexion') continue;
      const wanted = isAllowed(who, expected) ? { status: expected.status } : refused;
      expect(await send(token, own), label).toMatchObject(wanted);
    }
  }
});

const UNREADABLE = {
  'no body': {},
  'no form': { headers: { 'content-type': 'text/plain' }, body: 'bonjour' },
  'multipart without a boundary': { headers: { 'content-type': 'multipart/form-data' }, body: '--x\r\n' },
} satisfies Record<string, Question>;

test('a body that cannot be read is never the server’s fault', async () => {
  const own = { origin: house.studio.url, 'sec-fetch-site': 'same-origin' };
  for (const [pattern, { at }] of Object.entries(ROUTES)) {
    const path = await fillAddress(house, at);
    for (const [name, { body, headers }] of Object.entries<Question>(UNREADABLE)) {
      for (const who of ['anonymous', 'administrateur'] as const) {
        if (who === 'administrateur' && pattern === '/auth/deconnexion') continue;
        const token = { [CSRF_HEADER]: house.people.get(who)?.csrfToken ?? '' };
        const sent = { ...headers, ...own, ...token, ...cookieOf(house, who) };
        const question = { method: 'POST', headers: sent, ...(body !== undefined && { body }) };
        const { status } = await ask(house, path, question);
        expect(status, `POST ${path}, ${name}, ${who}`).toBeLessThan(500);
      }
    }
  }
});

test('a coach is shown their sheets and nothing else', async () => {
  const read = async (path: string) => (await ask(house, path, { headers: cookieOf(house, 'coach') })).body;
  const sheets = await read('/studio/contenus/produits');
  expect(sheets).toContain('/studio/contenus/produits/mano');
  expect(sheets).not.toContain('/studio/contenus/produits/nata');
  const desk = await read('/studio');
  expect(desk).toContain('Bureau');
  for (const body of [desk, await read('/studio/contenus/actualites')]) {
    expect(body).not.toMatch(/\/studio\/(contenus\/(actualites|pages)|brouillons)\//);
    expect(body).not.toMatch(/\/studio\/contenus\/produits\/(?!mano)/);
  }
});

test('other methods are nobody’s', async () => {
  const own = { origin: house.studio.url, 'sec-fetch-site': 'same-origin' };
  for (const { pattern, methods } of listStaffRoutes().filter((route) =>
    route.pattern.startsWith('/studio'),
  )) {
    const path = await fillAddress(house, ROUTES[pattern]?.at ?? '');
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter(
      (name) => !methods.includes(name),
    )) {
      for (const who of ['anonymous', 'expired', 'administrateur'] as const) {
        const { status } = await ask(house, path, { method, headers: { ...cookieOf(house, who), ...own } });
        const shut = method === 'GET' ? [303, 401] : [401];
        // A page that is asked for by POST without an action is the page.
        const page = methods.includes('GET') && method === 'POST' ? [200] : [];
        const wanted = who === 'administrateur' ? [404, 405, ...page] : shut;
        expect(wanted, `${method} ${path} ${who} ${status}`).toContain(status);
      }
    }
  }
});

/** The arguments of an action as React sends them: what it answered before (nothing), and the form. */
async function encodeAction(fields: Readonly<Record<string, string>>, token: string) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, jeton: token })) form.append(`_1_${name}`, value);
  form.append('0', '[null,"$K1"]');
  const encoded = new Response(form);
  const type = encoded.headers.get('content-type') ?? '';
  return { body: Buffer.from(await encoded.arrayBuffer()), headers: { 'content-type': type } };
}

test('server actions: each one and each person; never without origin, nor with the token of another', async () => {
  const site = { origin: house.studio.url, 'sec-fetch-site': 'same-origin' };
  for (const { name, ids } of listServerActions()) {
    const { page, fields } = ACTIONS[name] ?? { page: '', fields: {} };
    const send = async (who: Who, token: string, more: Record<string, string>) => {
      const { body, headers: own } = await encodeAction(fields, token);
      const headers = { ...own, 'next-action': ids[0] ?? '', ...cookieOf(house, who), ...more };
      return ask(house, page, { method: 'POST', body, headers });
    };
    for (const who of PEOPLE) {
      const token = house.people.get(who)?.csrfToken ?? '';
      const shut = OUTSIDE.has(who) ? 401 : 403;
      expect((await send(who, token, {})).status, `${name} ${who}, no origin`).toBe(shut);
      expect((await send(who, '', site)).status, `${name} ${who}, no token`).toBe(shut);
      const another = await send(who, house.author.csrfToken, site);
      expect(another.status, `${name} ${who}, another’s token`).toBe(shut);
      const { status } = await send(who, token, site);
      expect(status, `${name} ${who}`).toBe(who === 'administrateur' ? 200 : shut);
    }
  }
});
