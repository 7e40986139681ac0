import { answerSignIn } from '#lib/auth/answer-sign-in.ts';
import { writeCookie } from '#lib/auth/cookies.ts';
import { noticeAddress } from '#lib/auth/notices.ts';
import { allowsTerminalLink } from '#lib/auth/provider.ts';
import { redirectAnswer } from '#lib/auth/redirect-answer.ts';
import { STUDIO } from '#lib/auth/return-to.ts';
import { SESSION_MAX_MS } from '#lib/auth/session.ts';
import { makeTerminalLink, openTerminalLink } from '#lib/auth/terminal-link.ts';
import { getEnv } from '#lib/env.ts';
import { getStore } from '#lib/portal/current-store.ts';

async function open(token: string): Promise<Response> {
  const env = getEnv();
  const now = new Date();
  const session = allowsTerminalLink(env) ? await openTerminalLink(getStore(), token, now) : undefined;
  if (session === undefined) return redirectAnswer(noticeAddress('lien'));
  // The terminal always has a link that is good.
  process.stdout.write(`Studio : ${await makeTerminalLink(getStore(), env.SITE_URL, now)}\n`);
  return redirectAnswer(STUDIO, [writeCookie('session', session, env.SITE_URL, SESSION_MAX_MS / 1_000)]);
}

export async function GET(_request: Request, { params }: { params: Promise<{ jeton: string }> }) {
  const { jeton } = await params;
  return answerSignIn(() => open(jeton));
}

/** Next would answer it by GET, and use the link up. */
export function HEAD() {
  return new Response(null, { status: 204 });
}
