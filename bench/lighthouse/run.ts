/** Lighthouse (mobile, its simulated slow phone) over one page of each template, three times each; the middle one counts. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { describeMachine } from '#bench/machine.ts';
import { runPortal } from '#e2e/support/run-portal.ts';
import { findChromium } from '#scripts/setup/chromium.mjs';

/** The newest that Node 20 runs. Not among the dependencies of the portal: it weighs more than all of them. */
const LIGHTHOUSE = 'lighthouse@12.8.2';
const ROUNDS = 3;
/** The tool at times misses the beginning of a page it loads, and says so: that is no measure. */
const ATTEMPTS = 3;
const ROOT = resolve(import.meta.dirname, '../..');
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const TEMPLATES = [
  '/',
  '/produits',
  '/produits?vue=tableau',
  '/produits/mano',
  '/produits/comparer?p=mano&p=nata',
  '/actualites',
  '/actualites/journee-ministres-mars-2022',
  '/recherche?q=logement',
  '/statistiques',
  '/transparence',
  '/la-fabrique',
  '/plan-du-site',
];

const reportSchema = z.object({
  categories: z.record(z.enum(CATEGORIES), z.object({ score: z.number() })),
  audits: z.object({
    'largest-contentful-paint': z.object({ numericValue: z.number() }),
    'total-blocking-time': z.object({ numericValue: z.number() }),
    'cumulative-layout-shift': z.object({ numericValue: z.number() }),
  }),
});

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

function runLighthouse(url: string, output: string): void {
  const chrome = '--headless=new --no-sandbox --disable-gpu --disable-background-networking';
  for (let attempt = 1; ; attempt += 1) {
    const { status, stderr } = spawnSync(
      'npm',
      [
        ...['exec', '--yes', `--package=${LIGHTHOUSE}`, '--', 'lighthouse', url],
        ...['--quiet', '--output=json', `--output-path=${output}`, `--chrome-flags=${chrome}`],
        `--only-categories=${CATEGORIES.join(',')}`,
      ],
      { encoding: 'utf8', env: { ...process.env, CHROME_PATH: findChromium() ?? '' } },
    );
    if (status === 0) return;
    if (attempt === ATTEMPTS) throw new Error(stderr);
  }
}

function judge(url: string, output: string) {
  runLighthouse(url, output);
  const { categories, audits } = reportSchema.parse(JSON.parse(readFileSync(output, 'utf8')));
  return {
    ...Object.fromEntries(CATEGORIES.map((name) => [name, Math.round(categories[name].score * 100)])),
    lcpMs: audits['largest-contentful-paint'].numericValue,
    tbtMs: audits['total-blocking-time'].numericValue,
    cls: audits['cumulative-layout-shift'].numericValue,
  };
}

const folder = mkdtempSync(join(tmpdir(), 'portail-lighthouse-'));
const portal = await runPortal(join(ROOT, 'content'));
const rows: ({ path: string } & Record<string, string | number>)[] = [];
try {
  for (const path of TEMPLATES) {
    const rounds = Array.from({ length: ROUNDS }, () =>
      judge(portal.url + path, join(folder, 'report.json')),
    );
    const names = Object.keys(rounds[0] ?? {}) as (keyof (typeof rounds)[number])[];
    const row = Object.fromEntries(
      names.map((name) => [name, Math.round(middle(rounds.map((round) => round[name])) * 1_000) / 1_000]),
    );
    rows.push({ path, ...row });
    console.log(rows.at(-1));
  }
} finally {
  await portal.stop();
  rmSync(folder, { recursive: true });
}
const worst = (name: string, pick: (...values: number[]) => number) =>
  pick(...rows.map((row) => Number(row[name])));
const summary = {
  ...Object.fromEntries(CATEGORIES.map((name) => [name, worst(name, Math.min)])),
  lcpMs: worst('lcpMs', Math.max),
  tbtMs: worst('tbtMs', Math.max),
  cls: worst('cls', Math.max),
};
const report = { ...describeMachine(), lighthouse: LIGHTHOUSE, rounds: ROUNDS, worst: summary, rows };
writeFileSync(join(import.meta.dirname, 'results.json'), `${JSON.stringify(report, null, 2)}\n`);
console.log(summary);
