import { answerSignIn } from '#lib/auth/answer-sign-in.ts';
import { isSigningIn } from '#lib/auth/begin-sign-in.ts';
import { eraseCookie, readCookie, writeCookie } from '#lib/auth/cookies.ts';
import { finishSignIn } from '#lib/auth/finish-sign-in.ts';
import { noticeAddress } from '#lib/auth/notices.ts';
import { findProvider } from '#lib/auth/provider.ts';
import { redirectAnswer } from '#lib/auth/redirect-answer.ts';
import { endSessionOfToken, SESSION_MAX_MS } from '#lib/auth/session.ts';
import { getEnv } from '#lib/env.ts';
import { getStore } from '#lib/portal/current-store.ts';

async function finish(request: Request): Promise<Response> {
  const env = getEnv();
  const provider = findProvider(env);
  if (!provider) return redirectAnswer('/auth/connexion');
  const [store, now, header] = [getStore(), new Date(), request.headers.get('cookie')];
  const context = { store, provider, siteUrl: env.SITE_URL, now };
  const browserToken = readCookie(header, 'exchange', env.SITE_URL);
  const outcome = await finishSignIn(context, { search: new URL(request.url).search, browserToken });
  // Another tab may still come back, and a forged return must not cut it.
  const isForged = outcome.kind === 'refused' && outcome.notice === 'demande-inconnue';
  const isAwaited = isForged || (await isSigningIn(context, browserToken));
  const erased = isAwaited ? [] : [eraseCookie('exchange', env.SITE_URL)];
  if (outcome.kind === 'refused') return redirectAnswer(noticeAddress(outcome.notice), erased);
  await endSessionOfToken(readCookie(header, 'session', env.SITE_URL), store, now);
  const session = writeCookie('session', outcome.token, env.SITE_URL, SESSION_MAX_MS / 1_000);
  return redirectAnswer(outcome.returnTo, [session, ...erased]);
}

/** Where the provider sends the browser back to: registered there to the letter. */
export async function GET(request: Request) {
  return answerSignIn(() => finish(request));
}

/** Next would answer it by GET, and use the code up. */
export function HEAD() {
  return new Response(null, { status: 204 });
}
