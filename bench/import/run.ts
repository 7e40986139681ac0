/**
 * Sheets of beta.gouv.fr imported in a second: first import, the same again, and after each sheet changed; by both roads, files
 * synchronised and what was said remembered in the store. Reference in the same run, before and after: the YAML of each sheet
 * read and written back by the library that the import uses, alone; its file not synchronised.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse, stringify } from 'yaml';
import { describeMachine } from '#bench/machine.ts';
import { openStore } from '#db/client.ts';
import { systemClock } from '#lib/clock.ts';
import { findFrontMatter } from '#lib/content/front-matter.ts';
import { readReferentials } from '#lib/content/referentials.ts';
import { readBetaSource } from '#lib/exchange/beta-source.ts';
import { importBeta } from '#lib/exchange/import-beta.ts';
import type { RawSheet } from '#lib/exchange/sheet.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const DATA = resolve(ROOT, '../shared/data/beta-gouv');
const ROADS = { folder: DATA, api: join(DATA, 'startups.json') };
/** The whole of beta.gouv.fr has 662: the sheets at hand are repeated under other ids. */
const REPEATED = [1, 4];
const referentials = await readReferentials(join(ROOT, 'content/referentiels'));

const repeat = (sheets: readonly RawSheet[], times: number): RawSheet[] =>
  Array.from({ length: times }, (_, round) =>
    sheets.map((sheet) => ({ ...sheet, betaId: round === 0 ? sheet.betaId : `${sheet.betaId}.${round}` })),
  ).flat();

const change = (sheets: readonly RawSheet[]): RawSheet[] =>
  sheets.map((sheet) => ({ ...sheet, values: { ...sheet.values, techno: ['postgresql'] } }));

interface Figure {
  road: string;
  what: string;
  sheets: number;
  seconds: number;
  /** Of the processor, by this process: what others that run meanwhile change least. */
  cpuSeconds: number;
  perSecond: number;
  /** Beside the reference of the same run: what the machine was doing meanwhile changes it least. */
  ofReference?: number;
}

const figures: Figure[] = [];

async function time(road: string, what: string, sheets: number, work: () => Promise<unknown>): Promise<void> {
  const started = performance.now();
  const cpu = process.cpuUsage();
  await work();
  const seconds = (performance.now() - started) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  const cpuSeconds = Number(((user + system) / 1_000_000).toFixed(3));
  const figure = {
    road,
    what,
    sheets,
    seconds: Number(seconds.toFixed(3)),
    cpuSeconds,
    perSecond: Math.round(sheets / seconds),
  };
  figures.push(figure);
  console.log(
    `${road} ${what}: ${figure.sheets} sheets in ${figure.seconds} s (${figure.cpuSeconds} s of processor), ${figure.perSecond}/s`,
  );
}

async function measure(road: string, source: string, times: number): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'portail-import-'));
  const contentDir = join(root, 'content');
  mkdirSync(contentDir);
  const store = openStore(join(root, 'var'), join(ROOT, 'db/migrations'));
  const options = { contentDir, referentials, clock: systemClock, store, dryRun: false };
  try {
    const size = (await readBetaSource(source)).length * times;
    const read = async () => repeat(await readBetaSource(source), times);
    await time(road, 'created', size, async () => importBeta(await read(), options));
    await time(road, 'unchanged', size, async () => importBeta(await read(), options));
    await time(road, 'updated', size, async () => importBeta(change(await read()), options));
  } finally {
    store.close();
    rmSync(root, { recursive: true, force: true });
  }
}

const LIBRARY = `yaml ${(JSON.parse(readFileSync(join(ROOT, 'node_modules/yaml/package.json'), 'utf8')) as { version: string }).version}`;

async function reference(): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'portail-import-'));
  const texts = (await readBetaSource(ROADS.folder)).map(({ betaId }) =>
    readFileSync(join(DATA, '_startups', `${betaId}.md`), 'utf8'),
  );
  await time(
    'reference',
    `${LIBRARY} alone, parse and stringify, not synchronised`,
    texts.length,
    async () => {
      texts.forEach((text, rank) => {
        writeFileSync(join(root, `${rank}.md`), stringify(parse(findFrontMatter(text)?.yaml ?? '')));
      });
      return Promise.resolve();
    },
  );
  rmSync(root, { recursive: true, force: true });
}

await reference();
for (const times of REPEATED) {
  for (const [road, source] of Object.entries(ROADS)) await measure(road, source, times);
}
await reference();
const best = Math.max(
  ...figures.filter(({ road }) => road === 'reference').map(({ perSecond }) => perSecond),
);
for (const figure of figures) figure.ofReference = Number((figure.perSecond / best).toFixed(2));
console.table(
  figures.map(({ road, what, sheets, perSecond, ofReference }) => ({
    road,
    what,
    sheets,
    perSecond,
    ofReference,
  })),
);
writeFileSync(
  join(import.meta.dirname, 'results.json'),
  `${JSON.stringify({ ...describeMachine(), library: LIBRARY, loadAverage: Number(loadavg()[0]?.toFixed(1)), figures }, null, 2)}\n`,
);
