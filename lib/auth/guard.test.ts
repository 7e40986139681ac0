import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { endSessionsOf, findSession } from '#db/queries/sessions.ts';
import { updateStaff } from '#db/queries/staff.ts';
import { AuthError } from './auth-error.ts';
import { CSRF_FIELD, CSRF_HEADER } from './csrf.ts';
import { findActor, guardRequest } from './guard.ts';
import { hashSecret } from './secret.ts';
import { openStaffRoom, type StaffRoom } from './testing/staff-room.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

let room: StaffRoom;
beforeEach(() => {
  room = openStaffRoom();
});
afterEach(() => room.close());

const later = (ms: number) => (room.time.now = new Date(room.time.now.getTime() + ms));
const stateOf = async (headers: Headers) => (await findActor(headers, room.source)).state;

async function refusalOf(headers: Headers, method = 'POST', form?: FormData): Promise<string> {
  const request = new Request('http://localhost:3000/studio', { method, headers });
  try {
    await guardRequest(request, room.source, form);
    return 'passed';
  } catch (cause) {
    if (cause instanceof AuthError) return cause.refusal;
    throw cause;
  }
}

describe('a session', () => {
  test('is known by its cookie, and tells who acts', async () => {
    const token = room.enter(room.invite('lea@example.gouv.fr', 'redacteur', ['mano']));
    const session = await findActor(await room.headersOf(token), room.source);
    expect(session).toMatchObject({
      state: 'signed-in',
      actor: { name: 'lea@example.gouv.fr', role: 'redacteur', products: ['mano'] },
    });
  });

  test('is kept as a hash: the store does not give the cookie', async () => {
    const token = room.enter(room.invite('lea@example.gouv.fr', 'editeur'));
    const row = await findSession(room.store, hashSecret(token));
    expect(JSON.stringify(row)).not.toContain(token);
  });

  test('ends after two hours without use', async () => {
    const headers = await room.headersOf(room.enter(room.invite('a@example.fr', 'editeur')));
    later(2 * HOUR_MS - MINUTE_MS);
    expect(await stateOf(headers)).toBe('signed-in');
    later(2 * HOUR_MS - MINUTE_MS);
    expect(await stateOf(headers)).toBe('signed-in');
    later(2 * HOUR_MS);
    expect(await stateOf(headers)).toBe('expired');
  });

  test('ends after twelve hours whatever its use', async () => {
    const headers = await room.headersOf(room.enter(room.invite('a@example.fr', 'editeur')));
    for (let hour = 1; hour < 12; hour += 1) {
      later(HOUR_MS);
      expect(await stateOf(headers)).toBe('signed-in');
    }
    later(HOUR_MS);
    expect(await stateOf(headers)).toBe('expired');
  });

  test('ends with its revocation, and with its person’s', async () => {
    const [lea, max] = [room.invite('lea@example.fr', 'editeur'), room.invite('max@example.fr', 'editeur')];
    const [hers, his] = [await room.headersOf(room.enter(lea)), await room.headersOf(room.enter(max))];
    endSessionsOf(room.store.db, lea.id, room.time.now.toISOString());
    expect(await stateOf(hers)).toBe('expired');
    updateStaff(room.store.db, max.id, { removedAt: room.time.now.toISOString() });
    expect(await stateOf(his)).toBe('expired');
  });

  test('has the role of this moment, not that of its beginning', async () => {
    const lea = room.invite('lea@example.fr', 'administrateur');
    const headers = await room.headersOf(room.enter(lea));
    updateStaff(room.store.db, lea.id, { role: 'redacteur' });
    expect(await findActor(headers, room.source)).toMatchObject({ actor: { role: 'redacteur' } });
  });

  test('of the terminal is refused once a provider is set, or the portal is public', async () => {
    const headers = await room.headersOf(
      room.enter(room.invite('a@example.fr', 'administrateur'), 'terminal'),
    );
    expect(await stateOf(headers)).toBe('signed-in');
    const { env } = room.source;
    for (const change of [
      { OIDC_ISSUER: 'https://p.example', OIDC_CLIENT_ID: 'c', OIDC_CLIENT_SECRET: 's' },
      { HOST: '0.0.0.0' },
    ])
      expect((await findActor(headers, { ...room.source, env: { ...env, ...change } })).state).toBe(
        'expired',
      );
  });

  test('unknown, doubled or malformed is nobody', async () => {
    const token = room.enter(room.invite('a@example.fr', 'editeur'));
    const other = room.enter(room.invite('b@example.fr', 'editeur'));
    for (const cookie of [
      '',
      'portail-session=',
      `portail-session=${'A'.repeat(43)}`,
      `portail-session=${token}; portail-session=${other}`,
      `portail-session="${token}"`,
      `xportail-session=${token}`,
    ])
      expect(await stateOf(new Headers({ cookie }))).toBe('anonymous');
  });
});

describe('a request that writes', () => {
  let headers: Headers;
  beforeEach(async () => {
    headers = await room.headersOf(room.enter(room.invite('lea@example.fr', 'editeur')));
  });

  test('passes from our pages with the token of its session, by header or by form', async () => {
    expect(await refusalOf(headers)).toBe('passed');
    const form = new FormData();
    form.set(CSRF_FIELD, headers.get(CSRF_HEADER) ?? '');
    headers.delete(CSRF_HEADER);
    expect(await refusalOf(headers, 'POST', form)).toBe('passed');
  });

  test.each([
    ['another site', { origin: 'https://ailleurs.example' }, 'origin'],
    ['an opaque origin', { origin: 'null' }, 'origin'],
    ['a site of the same domain', { 'sec-fetch-site': 'same-site' }, 'origin'],
    ['another port', { origin: 'http://localhost:3001' }, 'origin'],
    ['a token of chance', { [CSRF_HEADER]: 'A'.repeat(43) }, 'token'],
    ['an empty token', { [CSRF_HEADER]: '' }, 'token'],
  ])('is refused from %s', async (_, change, refusal) => {
    for (const [name, value] of Object.entries(change)) headers.set(name, value);
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      expect(await refusalOf(headers, method)).toBe(refusal);
  });

  test('is refused without origin, and with the token of another’s session', async () => {
    const others = await room.headersOf(room.enter(room.invite('max@example.fr', 'editeur')));
    const stolen = new Headers(headers);
    stolen.set(CSRF_HEADER, others.get(CSRF_HEADER) ?? '');
    expect(await refusalOf(stolen)).toBe('token');
    headers.delete('origin');
    expect(await refusalOf(headers)).toBe('origin');
  });

  test('is refused to the anonymous and the expired before anything else', async () => {
    headers.set('origin', 'https://ailleurs.example');
    later(13 * HOUR_MS);
    expect(await refusalOf(headers)).toBe('expired');
    headers.delete('cookie');
    expect(await refusalOf(headers)).toBe('anonymous');
    expect(await refusalOf(headers, 'GET')).toBe('anonymous');
  });
});
