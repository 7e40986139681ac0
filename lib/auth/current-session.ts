import { headers } from 'next/headers';
import { forbidden, unauthorized } from 'next/navigation';
import { getEnv } from '#lib/env.ts';
import { getStore } from '#lib/portal/current-store.ts';
import { AuthError } from './auth-error.ts';
import { CSRF_FIELD } from './csrf.ts';
import { allow, guardRequest, type GuardSource, requireSession, requireWritingSession } from './guard.ts';
import type { Action, Subject } from './permissions.ts';

type CurrentSession = Awaited<ReturnType<typeof requireSession>>;

export function getGuardSource(): GuardSource {
  return { store: getStore(), env: getEnv() };
}

/** Next turns these two into the statuses 401 and 403; anything else stays a failure. */
function interrupt(cause: unknown): never {
  if (!(cause instanceof AuthError)) throw cause;
  return cause.status === 401 ? unauthorized() : forbidden();
}

/** The guard of every page and layout of the studio. Answers 401 or 403 by itself. */
export async function requirePageSession(action: Action, subject?: Subject): Promise<CurrentSession> {
  try {
    const session = await requireSession(await headers(), getGuardSource());
    allow(session.actor, action, subject);
    return session;
  } catch (cause) {
    return interrupt(cause);
  }
}

/** The guard of every server action: session, origin, the form’s token, role. Answers 401 or 403 by itself. */
export async function requireActionSession(
  form: FormData,
  action: Action,
  subject?: Subject,
): Promise<CurrentSession> {
  try {
    const session = await requireWritingSession(await headers(), form.get(CSRF_FIELD), getGuardSource());
    allow(session.actor, action, subject);
    return session;
  } catch (cause) {
    return interrupt(cause);
  }
}

/**
 * The guard of every route handler, whatever its method. Throws {@link AuthError}, which `answerRefusal` turns into an
 * answer. `form`, once read, brings the token of a form; scripts send theirs in a header.
 */
export async function requireRequestSession(
  request: Request,
  action: Action,
  subject?: Subject,
  form?: FormData,
): Promise<CurrentSession> {
  const session = await guardRequest(request, getGuardSource(), form);
  allow(session.actor, action, subject);
  return session;
}
