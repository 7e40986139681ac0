import { answerRefusal, AuthError } from '#lib/auth/auth-error.ts';
import { EXCHANGE_MS } from '#lib/auth/begin-sign-in.ts';
import { eraseCookie, writeCookie } from '#lib/auth/cookies.ts';
import { requireRequestSession } from '#lib/auth/current-session.ts';
import { noticeAddress } from '#lib/auth/notices.ts';
import { findProvider } from '#lib/auth/provider.ts';
import { redirectAnswer } from '#lib/auth/redirect-answer.ts';
import { beginProviderSignOut, signOut } from '#lib/auth/sign-out.ts';
import { getEnv } from '#lib/env.ts';
import { readForm } from '#lib/http/read-form.ts';
import { getLog } from '#lib/log.ts';
import { getStore } from '#lib/portal/current-store.ts';

/**
 * Ends our session first, whatever becomes of the provider’s. Whoever may sign out loses the cookie, even where the store
 * cannot say that the session is over.
 */
export async function POST(request: Request) {
  const env = getEnv();
  const erased = eraseCookie('session', env.SITE_URL);
  try {
    const { session } = await requireRequestSession(request, 'enter', undefined, await readForm(request));
    const [store, now, provider] = [getStore(), new Date(), findProvider(env)];
    await signOut(store, session, now);
    if (provider && session.idToken !== null) {
      const browserToken = await beginProviderSignOut(store, { provider, idToken: session.idToken, now });
      const cookie = writeCookie('exchange', browserToken, env.SITE_URL, EXCHANGE_MS / 1_000);
      return redirectAnswer('/auth/deconnexion/suite', [erased, cookie]);
    }
  } catch (cause) {
    if (!(cause instanceof AuthError)) {
      getLog().error({ cause: String(cause) }, 'a session could not be ended');
      return redirectAnswer(noticeAddress('fermeture'), [erased]);
    }
    // A session that has ended is what was asked for.
    if (cause.status !== 401) return answerRefusal(cause);
  }
  return redirectAnswer('/auth/deconnecte', [erased]);
}
