import type { Store } from '#db/client.ts';
import { type Clock, systemClock } from '#lib/clock.ts';
import type { Env } from '#lib/env.ts';
import { AuthError } from './auth-error.ts';
import { readCookie } from './cookies.ts';
import { CSRF_FIELD, CSRF_HEADER } from './csrf.ts';
import { type Action, type Actor, can, type Subject } from './permissions.ts';
import { allowsTerminalLink } from './provider.ts';
import { isSameSecret } from './secret.ts';
import { readSession, type SessionState } from './session.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

export interface GuardSource {
  store: Store;
  env: Pick<Env, 'SITE_URL' | 'HOST' | 'OIDC_ISSUER' | 'OIDC_CLIENT_ID' | 'OIDC_CLIENT_SECRET'>;
  clock?: Clock;
}

type HeaderSource = Pick<Headers, 'get'>;

/** Who makes a request, by its cookie alone. */
export async function findActor(headers: HeaderSource, { store, env, clock = systemClock }: GuardSource) {
  const token = readCookie(headers.get('cookie'), 'session', env.SITE_URL);
  const rules = { store, now: clock.now(), terminalAllowed: allowsTerminalLink(env) };
  return readSession(token, rules);
}

type SignedIn = Extract<SessionState, { state: 'signed-in' }>;

/** The session of a request that reads. Throws {@link AuthError}. */
export async function requireSession(headers: HeaderSource, source: GuardSource): Promise<SignedIn> {
  const session = await findActor(headers, source);
  if (session.state !== 'signed-in') throw new AuthError(session.state);
  return session;
}

/** Throws {@link AuthError} where the actor may not do this to that. */
export function allow(actor: Actor, action: Action, subject?: Subject): void {
  if (!can(actor, action, subject)) throw new AuthError('forbidden');
}

/**
 * A browser names the page that a writing request comes from. No name, another name or another site: refused. The
 * server makes the portal’s own names one (`127.0.0.1` and `localhost`) before it passes a request on.
 */
export function checkOrigin(headers: HeaderSource, siteUrl: string): void {
  const site = headers.get('sec-fetch-site');
  if (headers.get('origin') !== new URL(siteUrl).origin || (site !== null && site !== 'same-origin'))
    throw new AuthError('origin');
}

/** The session of a request that writes: it comes from our pages, and from those of this very session. */
export async function requireWritingSession(
  headers: HeaderSource,
  token: unknown,
  source: GuardSource,
): Promise<SignedIn> {
  const session = await requireSession(headers, source);
  checkOrigin(headers, source.env.SITE_URL);
  if (typeof token !== 'string' || !isSameSecret(token, session.csrfToken)) throw new AuthError('token');
  return session;
}

/** The guard of a route handler, whatever its method. A form’s token is in its field, a script’s in a header. */
export async function guardRequest(
  request: Request,
  source: GuardSource,
  form?: FormData,
): Promise<SignedIn> {
  if (SAFE_METHODS.has(request.method)) return requireSession(request.headers, source);
  const token = form?.get(CSRF_FIELD) ?? request.headers.get(CSRF_HEADER);
  return requireWritingSession(request.headers, token, source);
}
