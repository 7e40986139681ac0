import { eraseCookie, readCookie } from '#lib/auth/cookies.ts';
import { noticeAddress } from '#lib/auth/notices.ts';
import { redirectAnswer } from '#lib/auth/redirect-answer.ts';
import { finishProviderSignOut } from '#lib/auth/sign-out.ts';
import { getEnv } from '#lib/env.ts';
import { getStore } from '#lib/portal/current-store.ts';

/** Where the provider sends the browser after its own sign-out, with the state it was given. */
export async function GET(request: Request) {
  const { SITE_URL } = getEnv();
  const browserToken = readCookie(request.headers.get('cookie'), 'exchange', SITE_URL);
  const state = new URL(request.url).searchParams.get('state');
  const confirmed =
    browserToken !== undefined &&
    state !== null &&
    (await finishProviderSignOut(getStore(), { state, browserToken, now: new Date() }));
  if (!confirmed) return redirectAnswer(noticeAddress('deconnexion'));
  return redirectAnswer('/auth/deconnecte', [eraseCookie('exchange', SITE_URL)]);
}

/** Next would answer it by GET, and use the state up. */
export function HEAD() {
  return new Response(null, { status: 204 });
}
