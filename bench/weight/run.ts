/**
 * What each page weighs in a real Chromium with an empty cache: every address of the sitemap and the lists that a
 * visitor makes of the catalogue, against the goals. Not a stopwatch: the figures are the same on any machine.
 */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { describeMachine } from '#bench/machine.ts';
import { runPortal } from '#e2e/support/run-portal.ts';
import { findChromium } from '#scripts/setup/chromium.mjs';
import { ecoIndex } from './ecoindex.ts';
import { measurePage, type PageFacts } from './measure-page.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const VARIANTS_TIMEOUT_MS = 120_000;

const GOALS = {
  requests: 12,
  script: 30_000,
  style: 36_000,
  withoutImages: 120_000,
  total: 180_000,
  fonts: 2,
};
/** Lowest EcoIndex wanted of each kind of page. */
const ECOINDEX = { text: 82, sheet: 76, table: 70, median: 76 } as const;
type Kind = 'text' | 'sheet' | 'table';

/** Pages that the sitemap does not name. */
const OTHERS = [
  '/produits?vue=tableau',
  '/produits?q=sant%C3%A9',
  '/produits?page=2',
  '/produits/comparer?p=mano&p=reva&p=domifa&p=nata',
  '/statistiques?tableau=phases',
  '/statistiques?tableau=themes',
  '/recherche?q=sant%C3%A9',
  '/actualites?page=2',
  '/nulle-part',
];

function kindOf(path: string): Kind {
  const [name = ''] = path.split('?');
  if (/^\/(produits|produits\/comparer|statistiques|transparence|plan-du-site)$/.test(name)) return 'table';
  return name === '/' || name.startsWith('/produits/') ? 'sheet' : 'text';
}

async function listPaths(url: string): Promise<string[]> {
  const xml = await (await fetch(`${url}/sitemap.xml`)).text();
  return [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc = '']) => new URL(loc).pathname);
}

/** The lighter versions of the images are made after the start. */
async function waitForImages(url: string): Promise<void> {
  const over = AbortSignal.timeout(VARIANTS_TIMEOUT_MS);
  const isReady = async () => {
    const html = await (await fetch(`${url}/actualites`)).text();
    return html.split('<picture').length === html.split('type="image/avif"').length;
  };
  while (!(await isReady())) {
    if (over.aborted) throw new Error('the versions of the images were never made');
    await delay(500);
  }
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function toRow(path: string, { elements, firstView, whole }: PageFacts) {
  const { total } = firstView;
  const index = ecoIndex({ elements, requests: whole.requests, kilobytes: whole.total / 1_024 });
  const withoutImages = firstView.document + firstView.style + firstView.script + firstView.font;
  const kind = kindOf(path);
  const missed = [
    ...(firstView.requests > GOALS.requests ? ['requests'] : []),
    ...(firstView.script > GOALS.script ? ['script'] : []),
    ...(firstView.style > GOALS.style ? ['style'] : []),
    ...(withoutImages > GOALS.withoutImages ? ['without images'] : []),
    ...(total > GOALS.total ? ['total'] : []),
    ...(index < ECOINDEX[kind] ? ['EcoIndex'] : []),
  ];
  return {
    path,
    kind,
    ecoIndex: Math.round(index * 10) / 10,
    elements,
    firstView,
    withoutImages,
    whole: { requests: whole.requests, total: whole.total },
    missed: missed.join(', '),
  };
}

/** The portal at an address given, else one of its own. */
const [given] = process.argv.slice(2);
const portal = given ? { url: given, stop: () => Promise.resolve() } : await runPortal(join(ROOT, 'content'));
const executablePath = findChromium();
const browser = await chromium.launch({
  ...(executablePath && { executablePath }),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  await waitForImages(portal.url);
  const paths = [...(await listPaths(portal.url)), ...OTHERS];
  const rows: ReturnType<typeof toRow>[] = [];
  for (const path of paths) rows.push(toRow(path, await measurePage(browser, portal.url + path)));
  const summary = (['text', 'sheet', 'table'] as const).map((kind) => {
    const own = rows.filter((row) => row.kind === kind);
    const worst = (value: (row: ReturnType<typeof toRow>) => number) => Math.max(...own.map(value));
    return {
      kind,
      pages: own.length,
      'EcoIndex, lowest': Math.min(...own.map((row) => row.ecoIndex)),
      'EcoIndex, goal': ECOINDEX[kind],
      requests: worst(({ firstView }) => firstView.requests),
      'bytes without images': worst(({ withoutImages }) => withoutImages),
      bytes: worst(({ firstView }) => firstView.total),
      script: worst(({ firstView }) => firstView.script),
      style: worst(({ firstView }) => firstView.style),
    };
  });
  const result = {
    ...describeMachine(),
    goals: { ...GOALS, ecoIndex: ECOINDEX },
    'EcoIndex, median': median(rows.map((row) => row.ecoIndex)),
    summary,
    rows,
  };
  console.table(summary);
  console.log('EcoIndex, median:', result['EcoIndex, median']);
  for (const { path, missed } of rows) if (missed) console.log(`${path}: ${missed}`);
  writeFileSync(join(import.meta.dirname, 'results.json'), `${JSON.stringify(result, null, 2)}\n`);
} finally {
  await browser.close();
  await portal.stop();
}
