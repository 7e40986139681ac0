import { writeCookie } from '#lib/auth/cookies.ts';
import { noticeAddress } from '#lib/auth/notices.ts';
import { allowsTerminalLink } from '#lib/auth/provider.ts';
import { redirectAnswer } from '#lib/auth/redirect-answer.ts';
import { STUDIO } from '#lib/auth/return-to.ts';
import { SESSION_MAX_MS } from '#lib/auth/session.ts';
import { makeTerminalLink, openTerminalLink } from '#lib/auth/terminal-link.ts';
import { getEnv } from '#lib/env.ts';
import { getStore } from '#lib/portal/current-store.ts';

export async function GET(_request: Request, { params }: { params: Promise<{ jeton: string }> }) {
  const env = getEnv();
  const { jeton } = await params;
  const now = new Date();
  const token = allowsTerminalLink(env) ? await openTerminalLink(getStore(), jeton, now) : undefined;
  if (token === undefined) return redirectAnswer(noticeAddress('lien'));
  // The terminal always has a link that is good.
  process.stdout.write(`Studio : ${await makeTerminalLink(getStore(), env.SITE_URL, now)}\n`);
  return redirectAnswer(STUDIO, [writeCookie('session', token, env.SITE_URL, SESSION_MAX_MS / 1_000)]);
}

/** Next would answer it by GET, and use the link up. */
export function HEAD() {
  return new Response(null, { status: 204 });
}
