import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { listPublications } from '#db/queries/publications.ts';
import { bundleProgram, type Program } from '#lib/content/testing/bundle-program.ts';
import { openWorkshop, sheet, type Workshop } from '#lib/content/testing/workshop.ts';

const PATH = 'produits/essai.mdx';
const PREPARED = 3;
const LONGEST_MS = 300;

export interface CrashReport {
  kills: number;
  /** Publications that the process was told were done. */
  acknowledged: number;
  /** Texts that the rival wrote to the file. */
  rival: number;
  /** Kills that fell while a publication was under way. */
  midway: number;
  /** Among them, those that fell between the store and the file: the journal had something to go on from. */
  interrupted: number;
  /** Files that were found half written, or that nobody wrote. */
  unknown: string[];
  /** Texts that were acknowledged and are nowhere. */
  lost: string[];
}

interface Writer {
  process: ChildProcessByStdio<Writable, Readable, null>;
  ready: Promise<void>;
  tried: string[];
  done: string[];
}

function startWriter(program: Program, root: string, round: number): Writer {
  const child = spawn(process.execPath, [program.file, root, String(round)], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, LOG_LEVEL: 'silent', NODE_ENV: 'production' },
  });
  const writer: Writer = { process: child, ready: Promise.resolve(), tried: [], done: [] };
  writer.ready = new Promise((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      if (line === 'prêt') resolve();
      else if (line.startsWith('essai ')) writer.tried.push(line.slice(6));
      else writer.done.push(line.slice(5));
    });
  });
  return writer;
}

/** The rival writes as people’s tools do: in place, or beside and renamed. */
function writeAsRival(file: string, title: string, inPlace: boolean): void {
  if (inPlace) writeFileSync(file, sheet(title));
  else {
    writeFileSync(`${file}~`, sheet(title));
    renameSync(`${file}~`, file);
  }
}

/** Everything that the store and the folder hold, aside files included. */
function listKept(shop: Workshop): Set<string> {
  const texts = shop.store.db.$client.prepare<[], string>('SELECT text FROM revision').pluck().all();
  const folder = join(shop.contentDir, 'produits');
  return new Set([...texts, ...readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))]);
}

async function settle(shop: Workshop): Promise<void> {
  for (let pass = 0; pass < 2; pass += 1) {
    // The clock of the scans goes on, so that what was set aside is looked at.
    shop.time.now = new Date(Math.max(Date.now(), shop.time.now.getTime()) + 2_000);
    await shop.ingester.scan();
  }
}

/** The rival at work until the process is killed; gives back the last text it wrote, which nobody else may lose. */
async function rival(
  file: string,
  { draw, write }: { draw: () => number; write: () => string },
): Promise<string | undefined> {
  let last: string | undefined;
  const end = Date.now() + draw() * LONGEST_MS;
  while (Date.now() < end) {
    await wait(draw() * 25);
    if (draw() >= 0.35) continue;
    last = write();
    writeAsRival(file, last, draw() < 0.5);
  }
  return last;
}

/** Kills a process that publishes, again and again, while a rival writes to the same file. */
export async function runCrashes(kills: number, seed = 1): Promise<CrashReport> {
  const shop = openWorkshop();
  const program = await bundleProgram(join(import.meta.dirname, 'crash-writer.ts'));
  shop.write(PATH, sheet('Essai'));
  await shop.ingester.scan();
  const file = join(shop.contentDir, PATH);
  const report: CrashReport = {
    kills,
    acknowledged: 0,
    rival: 0,
    midway: 0,
    interrupted: 0,
    unknown: [],
    lost: [],
  };
  const written = new Set([sheet('Essai')]);
  const acknowledged = new Set<string>();
  let random = seed;
  const draw = () => (random = (random * 48_271) % 2_147_483_647) / 2_147_483_647;
  const start = (round: number) => startWriter(program, shop.root, round);
  const prepared = Array.from({ length: Math.min(PREPARED, kills) }, (_, round) => start(round));
  for (let round = 0; round < kills; round += 1) {
    const writer = prepared.shift();
    if (!writer) throw new Error('no writer');
    if (round + PREPARED < kills) prepared.push(start(round + PREPARED));
    await writer.ready;
    writer.process.stdin.write('va\n');
    // The first publication loads the portal: the kills fall on those that follow.
    while (writer.done.length === 0) await wait(1);
    const write = () => {
      const title = `Rival ${round} ${report.rival}`;
      report.rival += 1;
      written.add(sheet(title));
      return title;
    };
    const mine = await rival(file, { draw, write });
    writer.process.kill('SIGKILL');
    await once(writer.process, 'close');
    for (const title of writer.tried) written.add(sheet(title));
    for (const title of [...writer.done, ...(mine === undefined ? [] : [mine])]) acknowledged.add(title);
    if (writer.tried.length > writer.done.length) report.midway += 1;
    const journal = await listPublications(shop.store);
    if (journal.some(({ state }) => state === 'pending')) report.interrupted += 1;
    await settle(shop);
    report.acknowledged += writer.done.length;
    const kept = listKept(shop);
    if (existsSync(file) && !written.has(readFileSync(file, 'utf8'))) report.unknown.push(`round ${round}`);
    for (const title of acknowledged) if (!kept.has(sheet(title))) report.lost.push(title);
  }
  for (const { process: child } of prepared) child.kill('SIGKILL');
  program.remove();
  shop.close();
  return report;
}
