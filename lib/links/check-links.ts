import type { Store } from '#db/client.ts';
import { dropLinkChecks, type LinkCheck, listLinkChecks, saveLinkCheck } from '#db/queries/link-checks.ts';
import { type Clock, dayOf } from '#lib/clock.ts';
import { collectLinks } from './collect-links.ts';
import { findExternalUrl } from './external-url.ts';
import { HostTurns } from './host-turns.ts';
import { BROKEN_DAYS, nextCheck } from './next-check.ts';
import { probeLink } from './probe-link.ts';

export interface CheckLinksOptions {
  store: Store;
  clock: Clock;
  /** Names the portal to the sites that it asks. */
  siteUrl: string;
  budgetMs: number;
  /** For tests. */
  allowLoopback?: boolean;
  gapMs?: number;
  timeoutMs?: number;
}

export interface LinkReport {
  /** Addresses of other sites that the content names. */
  known: number;
  /** Asked this time. */
  checked: number;
  broken: string[];
  recheck: string[];
  /** Left for the next time: the budget ended, or their site asked for a pause. */
  remaining: number;
}

const HOSTS_AT_ONCE = 4;
const GAP_MS = 1_000;
const TIMEOUT_MS = 10_000;

/** Never checked first, then those checked longest ago; what answered today is left in peace. */
function listQueue(urls: ReadonlySet<string>, known: ReadonlyMap<string, LinkCheck>, now: Date): string[] {
  const answeredToday = ({ failures, checkedAt }: LinkCheck) =>
    failures === 0 && dayOf(new Date(checkedAt)) === dayOf(now);
  return [
    ...[...urls].filter((url) => !known.has(url)).sort(),
    ...[...known.values()].filter((row) => urls.has(row.url) && !answeredToday(row)).map(({ url }) => url),
  ];
}

/** Works through a queue, several hosts at once, until it is empty or time is up. */
async function work(
  queue: string[],
  turns: HostTurns,
  signal: AbortSignal,
  visit: (url: string) => Promise<void>,
): Promise<void> {
  const timeUp = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  const visitAll = async () => {
    while (queue.length > 0 && !signal.aborted) {
      const rank = queue.findIndex((url) => turns.isFree(new URL(url).hostname));
      const [url] = rank < 0 ? [] : queue.splice(rank, 1);
      if (url === undefined) await Promise.race([turns.someFree(), timeUp]);
      else await visit(url);
    }
  };
  await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, visitAll));
}

async function listUrls({ store, clock }: CheckLinksOptions): Promise<Set<string>> {
  const documents = await collectLinks(store, clock.now());
  return new Set(
    documents.flatMap(({ links }) => links.flatMap(({ target }) => findExternalUrl(target) ?? [])),
  );
}

/** Asks the sites that the content links to whether they still answer: slowly, politely, and no longer than the budget. */
export async function checkLinks(options: CheckLinksOptions): Promise<LinkReport> {
  const { store, clock, siteUrl, budgetMs, allowLoopback = false } = options;
  const { gapMs = GAP_MS, timeoutMs = TIMEOUT_MS } = options;
  const urls = await listUrls(options);
  const known = new Map((await listLinkChecks(store)).map((row) => [row.url, row]));
  const queue = listQueue(urls, known, clock.now());
  const asked = queue.length;
  const turns = new HostTurns(gapMs);
  const signal = AbortSignal.timeout(budgetMs);
  const probing = {
    userAgent: `PortailFabriqueNumerique/1.0 (+${siteUrl})`,
    signal,
    allowLoopback,
    turns,
    timeoutMs,
  };
  let checked = 0;
  let unreachable = 0;
  await work(queue, turns, signal, async (url) => {
    const probe = await probeLink(url, probing);
    if (!probe) {
      if (!signal.aborted) unreachable += 1;
      return;
    }
    checked += 1;
    const row = nextCheck(known.get(url), url, probe, clock.now());
    known.set(url, row);
    await saveLinkCheck(store, row);
    const { hostname } = new URL(url);
    if (probe.tooMany)
      queue.splice(0, queue.length, ...queue.filter((other) => new URL(other).hostname !== hostname));
  });
  if (checked === 0 && unreachable > 0)
    throw new Error('Cette machine n’atteint pas le réseau : aucune adresse n’a pu être contrôlée.');
  await dropLinkChecks(
    store,
    [...known.keys()].filter((url) => !urls.has(url)),
  );
  const failing = [...known.values()].filter(({ url, failures }) => urls.has(url) && failures > 0);
  const listFailing = (isBroken: boolean) =>
    failing
      .filter(({ failures }) => failures >= BROKEN_DAYS === isBroken)
      .map(({ url }) => url)
      .sort();
  return {
    known: urls.size,
    checked,
    broken: listFailing(true),
    recheck: listFailing(false),
    remaining: asked - checked,
  };
}
