import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { CSRF_HEADER } from '#lib/auth/csrf.ts';
import { OWN, signInHeaders, SITE } from '#lib/studio/testing/sign-in-headers.ts';
import { openWritingRoom, type WritingRoom } from '#lib/studio/testing/writing-room.ts';

type Post = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

/** What stands for each part of an address that varies: nothing that exists. */
const PARAMS = {
  id: '999',
  kind: 'produits',
  slug: 'inconnu',
  revision: '999',
  name: 'inconnue.png',
  jeton: 'x',
};

const FORM = 'application/x-www-form-urlencoded';
const BODIES: Readonly<Record<string, { type?: string; body?: string }>> = {
  'no body': {},
  'an empty form': { type: FORM, body: '' },
  'a body of no type': { body: 'a=b' },
  'a body of another type': { type: 'text/plain', body: 'bonjour' },
  'a type that is no type': { type: ';;;', body: 'a=b' },
  'JSON that breaks off': { type: 'application/json', body: '{"a":' },
  'JSON of another shape': { type: 'application/json', body: '[]' },
  'multipart without a boundary': { type: 'multipart/form-data', body: '--x\r\n' },
  'multipart that breaks off': {
    type: 'multipart/form-data; boundary=x',
    body: '--x\r\nContent-Disposition: form-data; name="fichier"; filename="a.png"\r\n\r\nabc',
  },
  'multipart with headers that are none': {
    type: 'multipart/form-data; boundary=x',
    body: '--x\r\nContent-Disposition\r\n\r\n\r\n--x--\r\n',
  },
  'percent signs that say nothing': { type: FORM, body: 'jeton=%E0%A4%A&%=%' },
};

const routes = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('route.ts'),
);

let room: WritingRoom;
let signedIn: Headers;
let posts: { path: string; post: Post }[];
beforeAll(async () => {
  room = await openWritingRoom();
  signedIn = await signInHeaders(room, 'administrateur');
  const loaded = await Promise.all(
    routes.map(async (path) => {
      const { POST } = (await import(join(import.meta.dirname, path))) as { POST?: Post };
      return POST ? [{ path, post: POST }] : [];
    }),
  );
  posts = loaded.flat();
});
beforeEach(() => {
  vi.stubEnv('DATA_DIR', room.dataDir);
  vi.stubEnv('CONTENT_DIR', room.contentDir);
});
afterAll(() => {
  room.close();
});

/** The status of an answer; what a handler throws, Next answers by an empty 500. */
async function send(post: Post, headers: Headers, { type, body }: { type?: string; body?: string }) {
  const sent = new Headers(headers);
  if (type !== undefined) sent.set('content-type', type);
  const bytes = body === undefined ? null : Buffer.from(body);
  const request = new Request(`${SITE}/`, { method: 'POST', headers: sent, body: bytes });
  try {
    return (await post(request, { params: Promise.resolve(PARAMS) })).status;
  } catch (cause) {
    return String(cause);
  }
}

test('every handler that takes a body is looked at', () => {
  expect(posts.map(({ path }) => path)).toContain('auth/deconnexion/route.ts');
  expect(posts.length).toBeGreaterThan(20);
});

describe.each(Object.entries(BODIES))('%s', (_name, body) => {
  test('is refused by every handler, or means nothing to it: the fault is never the server’s', async () => {
    const withoutToken = new Headers(signedIn);
    withoutToken.delete(CSRF_HEADER);
    for (const { path, post } of posts) {
      // The one that signs out ends the session that the others need.
      const people = {
        anonymous: new Headers(OWN),
        'without a token': withoutToken,
        ...(!path.includes('deconnexion') && { 'signed in': signedIn }),
      };
      for (const [who, headers] of Object.entries(people)) {
        const status = await send(post, headers, body);
        expect(typeof status === 'number' && status < 500, `${path}, ${who}: ${status}`).toBe(true);
      }
    }
  });
});
