import { answerSignIn } from '#lib/auth/answer-sign-in.ts';
import { beginSignIn, EXCHANGE_MS } from '#lib/auth/begin-sign-in.ts';
import { readCookie, writeCookie } from '#lib/auth/cookies.ts';
import { noticeAddress } from '#lib/auth/notices.ts';
import { findProvider } from '#lib/auth/provider.ts';
import { redirectAnswer } from '#lib/auth/redirect-answer.ts';
import { readReturnTo } from '#lib/auth/return-to.ts';
import { getEnv } from '#lib/env.ts';
import { getLog } from '#lib/log.ts';
import { describeStoreFault } from '#lib/portal/store-fault-words.ts';
import { getStore } from '#lib/portal/current-store.ts';

async function begin(request: Request): Promise<Response> {
  const env = getEnv();
  const provider = findProvider(env);
  if (!provider) return redirectAnswer('/auth/connexion');
  const returnTo = readReturnTo(new URL(request.url).searchParams.get('retour'));
  const known = readCookie(request.headers.get('cookie'), 'exchange', env.SITE_URL);
  const context = { store: getStore(), provider, siteUrl: env.SITE_URL, now: new Date() };
  try {
    const { location, browserToken } = await beginSignIn(context, returnTo, known);
    return redirectAnswer(location, [
      writeCookie('exchange', browserToken, env.SITE_URL, EXCHANGE_MS / 1_000),
    ]);
  } catch (cause) {
    if (describeStoreFault(cause) !== undefined) throw cause;
    getLog().error(
      { fault: cause instanceof Error ? cause.name : typeof cause },
      'the provider cannot be reached',
    );
    return redirectAnswer(noticeAddress('injoignable'));
  }
}

/** A link and not a form: a policy on forms would have to name every site that ProConnect may lead through. */
export async function GET(request: Request) {
  return answerSignIn(() => begin(request));
}

/** Next would answer it by GET, and note a sign-in that nobody began. */
export function HEAD() {
  return new Response(null, { status: 204 });
}
