import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  CLIENT_ID,
  CLIENT_SECRET,
  type FakeProconnect,
  startFakeProconnect,
} from '#e2e/support/fake-proconnect.ts';
import { PERSONAS, type PersonaName } from '#e2e/support/personas.ts';
import { listAudit } from '#db/queries/audit.ts';
import { findStaff, updateStaff } from '#db/queries/staff.ts';
import { getLog } from '#lib/log.ts';
import { beginSignIn, EXCHANGE_MS, isSigningIn, type SignInContext } from './begin-sign-in.ts';
import { finishSignIn } from './finish-sign-in.ts';
import { findActor } from './guard.ts';
import { beginProviderSignOut, findProviderSignOut, finishProviderSignOut } from './sign-out.ts';
import { openStaffRoom, type StaffRoom } from './testing/staff-room.ts';

const SITE = 'http://localhost:3999';

let fake: FakeProconnect;
let room: StaffRoom;

/** The library says that its store is in memory and, as soon as it is loaded, that Node 20 is old. */
const { expectWarnings } = vi.hoisted(() => {
  const silence = () => void vi.spyOn(console, 'warn').mockReturnValue();
  silence();
  return { expectWarnings: silence };
});

beforeAll(async () => {
  expectWarnings();
  fake = await startFakeProconnect(SITE);
});
afterAll(() => fake.stop());
beforeEach(() => {
  room = openStaffRoom({
    SITE_URL: SITE,
    OIDC_ISSUER: fake.issuer,
    OIDC_CLIENT_ID: CLIENT_ID,
    OIDC_CLIENT_SECRET: CLIENT_SECRET,
  });
  vi.spyOn(getLog(), 'warn').mockReturnValue();
  expectWarnings();
});
afterEach(() => room.close());

const contextOf = (issuer = fake.issuer): SignInContext => ({
  store: room.store,
  provider: { issuer, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET },
  siteUrl: SITE,
  now: room.time.now,
});

/** A browser at the provider: follows its redirects with its cookies, and stops at an address of the portal. */
async function browse(location: string, persona: PersonaName | ''): Promise<URL> {
  const jar = new Map<string, string>();
  let next: { url: URL; form?: URLSearchParams } = { url: new URL(location) };
  for (let hop = 0; hop < 12; hop += 1) {
    if (next.url.origin === SITE) return next.url;
    const answer = await fetch(next.url, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(next.form && { method: 'POST', body: next.form }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const to = answer.headers.get('location');
    if (to) next = { url: new URL(to, next.url) };
    else if (next.url.pathname.startsWith('/interaction/') && !next.form)
      next = { url: next.url, form: new URLSearchParams({ persona }) };
    else throw new Error(`${answer.status} at ${next.url.href}: ${await answer.text()}`);
  }
  throw new Error('the provider turns in circles');
}

async function come(persona: PersonaName | '', returnTo = '/studio') {
  const { location, browserToken } = await beginSignIn(contextOf(), returnTo);
  const { search } = await browse(location, persona);
  return { search, browserToken };
}
const enter = async (persona: PersonaName | '', returnTo?: string) =>
  finishSignIn(contextOf(), await come(persona, returnTo));
const listActions = async () =>
  (await listAudit(room.store, {}, { limit: 20, offset: 0 })).map(({ action }) => action);

test('what is asked of the provider: code, PKCE, two factors, and no other parameter', async () => {
  const url = new URL((await beginSignIn(contextOf(), '/studio')).location);
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: CLIENT_ID,
    redirect_uri: `${SITE}/auth/retour`,
    response_type: 'code',
    scope: 'openid given_name usual_name email',
    state: expect.stringMatching(/^.{32,}$/) as string,
    nonce: expect.stringMatching(/^.{32,}$/) as string,
    code_challenge: expect.stringMatching(/^.{43}$/) as string,
    code_challenge_method: 'S256',
    claims: '{"id_token":{"amr":null,"acr":{"essential":true,"values":["eidas1-mfa","eidas2","eidas3"]}}}',
  });
});

test('a store that cannot be written is no fault of the provider’s answer', async () => {
  room.invite(PERSONAS.editeur.email, 'editeur');
  const back = await come('editeur');
  const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  vi.spyOn(room.store.db, 'transaction').mockImplementation(() => {
    throw full;
  });
  await expect(finishSignIn(contextOf(), back)).rejects.toBe(full);
});

describe('several tabs of one browser', () => {
  beforeEach(() => {
    room.invite(PERSONAS.editeur.email, 'editeur');
  });
  const begin = (known?: string) => beginSignIn(contextOf(), '/studio', known);
  const finish = async (location: string, browserToken: string) =>
    finishSignIn(contextOf(), { search: (await browse(location, 'editeur')).search, browserToken });

  test('share its token, and each comes back; then the token is done with', async () => {
    const first = await begin();
    const second = await begin(first.browserToken);
    expect(second.browserToken).toBe(first.browserToken);
    expect(second.location).not.toBe(first.location);
    const token = second.browserToken;
    expect((await finish(first.location, token)).kind).toBe('signed-in');
    expect(await isSigningIn(contextOf(), token)).toBe(true);
    expect((await finish(second.location, token)).kind).toBe('signed-in');
    expect(await isSigningIn(contextOf(), token)).toBe(false);
    expect((await begin(token)).browserToken).not.toBe(token);
  });

  test('have ten sign-ins under way at most: the oldest gives way, of that browser alone', async () => {
    const other = await begin();
    const first = await begin();
    const token = first.browserToken;
    const later = [];
    for (let tab = 0; tab < 10; tab += 1) {
      room.time.now = new Date(room.time.now.getTime() + 1_000);
      later.push(await begin(token));
    }
    expect(new Set(later.map(({ browserToken }) => browserToken))).toEqual(new Set([token]));
    expect(await finish(first.location, token)).toEqual({ kind: 'refused', notice: 'demande-inconnue' });
    for (const tab of [later.at(0), later.at(-1), other])
      expect((await finish(tab?.location ?? '', tab?.browserToken ?? '')).kind).toBe('signed-in');
  });

  test('take up no token that was not given here, nor one whose sign-in has run out or was finished', async () => {
    const planted = 'p'.repeat(43);
    expect((await begin(planted)).browserToken).not.toBe(planted);
    const { browserToken, location } = await begin();
    const signOut = { provider: contextOf().provider, idToken: 'x', now: room.time.now };
    const ofSignOut = await beginProviderSignOut(room.store, signOut);
    expect((await begin(ofSignOut)).browserToken).not.toBe(ofSignOut);
    // Whoever knows neither the state nor the token of another browser comes to nothing.
    const stranger = await begin();
    expect(await finish(location, stranger.browserToken)).toEqual({
      kind: 'refused',
      notice: 'demande-inconnue',
    });
    room.time.now = new Date(room.time.now.getTime() + EXCHANGE_MS);
    expect((await begin(browserToken)).browserToken).not.toBe(browserToken);
  });
});

describe('who is invited', () => {
  test.each(['administrateur', 'editeur', 'relecteur', 'redacteur'] as const)('%s enters', async (role) => {
    const person = room.invite(PERSONAS[role].email, role);
    const outcome = await enter(role, '/studio/journal?page=2');
    expect(outcome).toMatchObject({ kind: 'signed-in', returnTo: '/studio/journal?page=2' });
    const token = outcome.kind === 'signed-in' ? outcome.token : '';
    expect(await findActor(await room.headersOf(token), room.source)).toMatchObject({
      actor: { id: person.id, role, name: `${PERSONAS[role].given_name} ${PERSONAS[role].usual_name}` },
    });
    expect(await findStaff(room.store, person.id)).toMatchObject({
      issuer: fake.issuer,
      subject: PERSONAS[role].sub,
    });
    expect(await listActions()).toEqual(['sign-in', 'bind-subject']);
  });

  test('enters again by the subject, even under another address', async () => {
    const person = room.invite('redacteur@fabrique.test', 'redacteur');
    await enter('redacteur');
    updateStaff(room.store.db, person.id, { email: 'autre@fabrique.test' });
    expect((await enter('redacteur')).kind).toBe('signed-in');
    expect(await listActions()).toEqual(['sign-in', 'sign-in', 'bind-subject']);
  });

  test('under another subject waits for an administrator', async () => {
    const person = room.invite('redacteur@fabrique.test', 'redacteur');
    await enter('redacteur');
    const held = { kind: 'refused', notice: 'identite-changee' };
    expect([await enter('identite-changee'), await enter('identite-changee')]).toEqual([held, held]);
    expect(await findStaff(room.store, person.id)).toMatchObject({
      subject: 'redacteur',
      pendingIssuer: fake.issuer,
      pendingSubject: 'redacteur-ailleurs',
    });
    expect(await listActions()).toEqual(['subject-changed', 'sign-in', 'bind-subject']);
  });
});

describe('nobody enters', () => {
  test.each<[string, PersonaName | '', string]>([
    ['who is not invited', 'non-invite', 'non-invite'],
    ['without a second factor', 'sans-second-facteur', 'double-authentification'],
    ['by a user-info that was tampered with', 'falsifie', 'refusee'],
    ['by a user-info that is not signed', 'non-signe', 'refusee'],
    ['who gave up at the provider', '', 'annulee'],
  ])('%s', async (_, persona, notice) => {
    for (const { email } of Object.values(PERSONAS))
      if (!email.startsWith('non-invite') && email !== 'redacteur@fabrique.test')
        room.invite(email, 'administrateur');
    expect(await enter(persona)).toEqual({ kind: 'refused', notice });
    expect(await listActions()).toEqual([]);
  });

  test('by a return that has served', async () => {
    room.invite(PERSONAS.editeur.email, 'editeur');
    const back = await come('editeur');
    expect((await finishSignIn(contextOf(), back)).kind).toBe('signed-in');
    expect(await finishSignIn(contextOf(), back)).toEqual({ kind: 'refused', notice: 'demande-inconnue' });
  });

  test('by a return to another browser, without a browser, or with a state of chance', async () => {
    room.invite(PERSONAS.editeur.email, 'editeur');
    const [mine, theirs] = [await come('editeur'), await come('editeur')];
    const unknown = { kind: 'refused', notice: 'demande-inconnue' };
    expect(await finishSignIn(contextOf(), { ...mine, browserToken: theirs.browserToken })).toEqual(unknown);
    expect(await finishSignIn(contextOf(), { ...mine, browserToken: undefined })).toEqual(unknown);
    for (const state of ['', 'A'.repeat(43)]) {
      const search = mine.search.replace(/state=[^&]*/, `state=${state}`);
      expect(await finishSignIn(contextOf(), { ...mine, search })).toEqual(unknown);
    }
    expect(await finishSignIn(contextOf(), { ...mine, search: `${mine.search}&state=x` })).toEqual(unknown);
    // None of these has cut the true sign-in.
    expect((await finishSignIn(contextOf(), mine)).kind).toBe('signed-in');
  });

  test('by a return that comes too late', async () => {
    room.invite(PERSONAS.editeur.email, 'editeur');
    const back = await come('editeur');
    room.time.now = new Date(room.time.now.getTime() + 15 * 60_000);
    expect(await finishSignIn(contextOf(), back)).toEqual({ kind: 'refused', notice: 'demande-inconnue' });
  });

  test('by a code of chance, of another sign-in, or used', async () => {
    room.invite(PERSONAS.editeur.email, 'editeur');
    const [first, second] = [await come('editeur'), await come('editeur')];
    const codeOf = ({ search }: typeof first) => new URLSearchParams(search).get('code') ?? '';
    const swapped = { ...first, search: first.search.replace(codeOf(first), codeOf(second)) };
    expect(await finishSignIn(contextOf(), swapped)).toEqual({ kind: 'refused', notice: 'refusee' });
    const third = await come('editeur');
    const chance = { ...third, search: third.search.replace(codeOf(third), 'x'.repeat(43)) };
    expect(await finishSignIn(contextOf(), chance)).toEqual({ kind: 'refused', notice: 'refusee' });
  });

  test('by the answer of another issuer', async () => {
    room.invite(PERSONAS.editeur.email, 'editeur');
    const other = await startFakeProconnect(SITE);
    try {
      const back = await come('editeur');
      const mixed = back.search.replace(encodeURIComponent(fake.issuer), encodeURIComponent(other.issuer));
      expect(mixed).not.toBe(back.search);
      expect(await finishSignIn(contextOf(), { ...back, search: mixed })).toEqual({
        kind: 'refused',
        notice: 'refusee',
      });
      const begun = await come('editeur');
      expect(await finishSignIn(contextOf(other.issuer), begun)).toEqual({
        kind: 'refused',
        notice: 'demande-inconnue',
      });
    } finally {
      await other.stop();
    }
  });

  test('while the provider does not answer; and it is asked again', async () => {
    const gone = await startFakeProconnect(SITE);
    await gone.stop();
    await expect(beginSignIn(contextOf(gone.issuer), '/studio')).rejects.toThrow();
    await expect(beginSignIn(contextOf(gone.issuer), '/studio')).rejects.toThrow();
    expect((await beginSignIn(contextOf(), '/studio')).location).toContain(fake.issuer);
  });
});

test('whoever was invited with a hostile return goes to the desk', async () => {
  room.invite(PERSONAS.editeur.email, 'editeur');
  expect(await enter('editeur', 'https://ailleurs.example')).toMatchObject({ returnTo: '/studio' });
});

test('one browser cannot fill the store with sign-ins', async () => {
  const open = () =>
    room.store.db.$client.prepare('SELECT count(*) FROM auth_exchange').pluck().get() as number;
  for (let count = 0; count < 3; count += 1) await beginSignIn(contextOf(), '/studio');
  expect(open()).toBe(3);
  room.time.now = new Date(room.time.now.getTime() + 16 * 60_000);
  await beginSignIn(contextOf(), '/studio');
  expect(open()).toBe(1);
});

test('the provider’s session is closed too, and its answer is checked', async () => {
  room.invite(PERSONAS.editeur.email, 'editeur');
  const outcome = await enter('editeur');
  const session = await findActor(
    await room.headersOf(outcome.kind === 'signed-in' ? outcome.token : ''),
    room.source,
  );
  const idToken = session.state === 'signed-in' ? (session.session.idToken ?? '') : '';
  const { provider } = contextOf();
  const browserToken = await beginProviderSignOut(room.store, { provider, idToken, now: room.time.now });
  const url = new URL((await findProviderSignOut(contextOf(), browserToken)) ?? '');
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    id_token_hint: idToken,
    post_logout_redirect_uri: `${SITE}/auth/deconnexion/retour`,
  });
  const state = url.searchParams.get('state') ?? '';
  expect(state.length).toBeGreaterThanOrEqual(32);
  const finish = (given: string) =>
    finishProviderSignOut(room.store, { state: given, browserToken, now: room.time.now });
  expect(await finish('A'.repeat(43))).toBe(false);
  expect(await finish(state)).toBe(true);
  expect(await finish(state)).toBe(false);
});

test('the fake ProConnect does not start in production', async () => {
  vi.stubEnv('NODE_ENV', 'production');
  await expect(startFakeProconnect(SITE)).rejects.toThrow('does not start');
});
