import type { Store } from '#db/client.ts';
import { forgetOldTraces } from '#lib/auth/forget.ts';
import { allowsTerminalLink } from '#lib/auth/provider.ts';
import { makeTerminalLink, voidTerminalLinks } from '#lib/auth/terminal-link.ts';
import type { Clock } from '#lib/clock.ts';
import type { Env } from '#lib/env.ts';
import { getLog } from '#lib/log.ts';

const HOUR_MS = 3_600_000;

/** Forgets what is too old, now and each hour. Two processes may do it at once: deleting twice is deleting. */
export async function startUpkeep(store: Store, clock: Clock): Promise<void> {
  const forget = () =>
    forgetOldTraces(store, clock.now()).catch((cause: unknown) => {
      getLog().error({ cause: String(cause) }, 'old sessions and journal entries could not be deleted');
    });
  await forget();
  setInterval(() => void forget(), HOUR_MS).unref();
}

/**
 * The line of the terminal that opens the studio; none where a provider decides who enters, or others could. Public pages
 * need no link: a store that cannot be written at this moment stops nothing.
 */
export async function announceStudio(
  env: Env,
  store: Store,
  clock: Clock,
  write: (line: string) => void,
): Promise<void> {
  const allowed = allowsTerminalLink(env);
  try {
    if (allowed) write(`Studio : ${await makeTerminalLink(store, env.SITE_URL, clock.now())}\n`);
    else await voidTerminalLinks(store);
  } catch (cause) {
    const remedy = allowed
      ? 'le lien du studio n’a pas pu être noté : libérez le magasin ou faites de la place, puis « npm run -s portail -- staff link »'
      : 'les anciens liens du terminal n’ont pas pu être effacés : libérez le magasin ou faites de la place, puis redémarrez le portail';
    getLog().error({ cause: String(cause) }, remedy);
  }
}
