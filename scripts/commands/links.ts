import { parseArgs } from 'node:util';
import { systemClock } from '#lib/clock.ts';
import { withCommandLease } from '#lib/content/command-lease.ts';
import { getEnv } from '#lib/env.ts';
import { formatCount } from '#lib/french.ts';
import { checkLinks, type LinkReport } from '#lib/links/check-links.ts';
import { type Command, EXIT_DONE, UsageError } from './command.ts';
import { getStore } from './command-store.ts';

const DEFAULT_BUDGET = '600';
const MOST_SECONDS = 21_600;

function readBudget(text: string): number {
  const seconds = Number(text);
  if (!/^\d{1,5}$/.test(text) || seconds < 1 || seconds > MOST_SECONDS)
    throw new UsageError(`--budget attend un nombre de secondes, de 1 à ${MOST_SECONDS}.`);
  return seconds * 1_000;
}

function describe({ known, checked, broken, recheck, remaining }: LinkReport): string {
  return [
    ...broken.map((url) => `cassé : ${url}`),
    ...recheck.map((url) => `à revérifier un autre jour : ${url}`),
    formatCount(known, 'adresse d’un autre site', 'adresses d’autres sites'),
    formatCount(checked, 'contrôlée', 'contrôlées'),
    formatCount(broken.length, 'cassée', 'cassées'),
    `${recheck.length} à revérifier`,
    formatCount(remaining, 'laissée pour la prochaine fois', 'laissées pour la prochaine fois'),
    '',
  ].join('\n');
}

/** Asks other sites whether the links to them still answer. */
export const links: Command = async (args) => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      budget: { type: 'string', default: DEFAULT_BUDGET },
      json: { type: 'boolean', default: false },
    },
  });
  const budgetMs = readBudget(values.budget);
  const { DATA_DIR, SITE_URL } = getEnv();
  const store = getStore(DATA_DIR);
  const lease = {
    name: 'links',
    leaseMs: 2 * budgetMs,
    busy: 'Un autre contrôle des liens est en cours : attendez qu’il soit fini.',
  };
  try {
    const report = await withCommandLease(store, systemClock, lease, () =>
      checkLinks({ store, clock: systemClock, siteUrl: SITE_URL, budgetMs }),
    );
    process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : describe(report));
    return EXIT_DONE;
  } finally {
    store.close();
  }
};
