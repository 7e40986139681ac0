import { beforeEach, expect, test, vi } from 'vitest';
import { DraftRequests } from './draft-requests.ts';

interface Browser {
  /** Whose session the browser has; null once it has expired. */
  session: { personId: number; name: string; token: string } | null;
  saved: string[];
}

let browser: Browser;

function refuse(status: number, refusal: string): Response {
  return Response.json({ title: `Refus : ${refusal}`, status, refusal }, { status });
}

/** The server as far as sessions go: a page’s token is that of one session. */
function answer(address: string, request: RequestInit = {}): Response {
  const { session, saved } = browser;
  if (!session) return refuse(401, 'expired');
  if (address === '/studio/jeton') return Response.json(session);
  if (new Headers(request.headers).get('x-portail-jeton') !== session.token) return refuse(403, 'token');
  saved.push(session.name);
  return Response.json({ outcome: 'saved', version: 2, at: '2026-11-01T10:00:00Z' });
}

beforeEach(() => {
  browser = { session: { personId: 1, name: 'Camille', token: 'premier' }, saved: [] };
  vi.stubGlobal('fetch', (address: string, request?: RequestInit) =>
    Promise.resolve(answer(address, request)),
  );
  return () => {
    vi.unstubAllGlobals();
  };
});

function openPage() {
  const tokens: string[] = [];
  const requests = new DraftRequests(7, { personId: 1, token: 'premier' }, (token) => tokens.push(token));
  return { requests, tokens };
}

test('a new session of the same person saves, under its own token from then on', async () => {
  const { requests, tokens } = openPage();
  browser.session = null;
  expect(await requests.save(1, 'texte')).toEqual({ failure: 'expired' });
  browser.session = { personId: 1, name: 'Camille', token: 'second' };
  expect(await requests.save(1, 'texte')).toMatchObject({ outcome: 'saved' });
  expect(await requests.save(2, 'suite')).toMatchObject({ outcome: 'saved' });
  expect(browser.saved).toEqual(['Camille', 'Camille']);
  expect(tokens).toEqual(['second']);
});

test('another person’s session saves nothing, until the first one is back', async () => {
  const { requests, tokens } = openPage();
  browser.session = { personId: 2, name: 'Dominique', token: 'autre' };
  expect(await requests.save(1, 'texte')).toEqual({ failure: 'other-person', name: 'Dominique' });
  expect(browser.saved).toEqual([]);
  expect(tokens).toEqual([]);
  browser.session = { personId: 1, name: 'Camille', token: 'troisième' };
  expect(await requests.save(1, 'texte')).toMatchObject({ outcome: 'saved' });
});

test('a session that ends while its token is asked for is expired', async () => {
  const { requests } = openPage();
  vi.stubGlobal('fetch', (address: string) =>
    Promise.resolve(address === '/studio/jeton' ? refuse(401, 'expired') : refuse(403, 'token')),
  );
  expect(await requests.save(1, 'texte')).toEqual({ failure: 'expired' });
});
