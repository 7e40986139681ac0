import { readCookie } from '#lib/auth/cookies.ts';
import { noticeAddress } from '#lib/auth/notices.ts';
import { findProvider } from '#lib/auth/provider.ts';
import { redirectAnswer } from '#lib/auth/redirect-answer.ts';
import { findProviderSignOut } from '#lib/auth/sign-out.ts';
import { getEnv } from '#lib/env.ts';
import { getStore } from '#lib/portal/current-store.ts';

export async function GET(request: Request) {
  const env = getEnv();
  const provider = findProvider(env);
  const browserToken = readCookie(request.headers.get('cookie'), 'exchange', env.SITE_URL);
  if (!provider || browserToken === undefined) return redirectAnswer('/auth/deconnecte');
  const context = { store: getStore(), provider, siteUrl: env.SITE_URL, now: new Date() };
  try {
    return redirectAnswer((await findProviderSignOut(context, browserToken)) ?? '/auth/deconnecte');
  } catch {
    return redirectAnswer(noticeAddress('deconnexion'));
  }
}
