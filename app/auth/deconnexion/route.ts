import { answerRefusal, AuthError } from '#lib/auth/auth-error.ts';
import { eraseCookie } from '#lib/auth/cookies.ts';
import { requireRequestSession } from '#lib/auth/current-session.ts';
import { redirectAnswer } from '#lib/auth/redirect-answer.ts';
import { signOut } from '#lib/auth/sign-out.ts';
import { getEnv } from '#lib/env.ts';
import { getStore } from '#lib/portal/current-store.ts';

export async function POST(request: Request) {
  const { SITE_URL } = getEnv();
  const erased = eraseCookie('session', SITE_URL);
  try {
    const { session } = await requireRequestSession(request, 'enter', undefined, await request.formData());
    await signOut(getStore(), session, new Date());
  } catch (cause) {
    if (!(cause instanceof AuthError)) throw cause;
    // A session that has ended is what was asked for.
    if (cause.status !== 401) return answerRefusal(cause);
  }
  return redirectAnswer('/auth/deconnecte', [erased]);
}
