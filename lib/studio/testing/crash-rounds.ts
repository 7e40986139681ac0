import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { listPublications } from '#db/queries/publications.ts';
import { findRevision, findStoredDocument, listRevisions } from '#db/queries/revisions.ts';
import { openWorkshop, sheet, type Workshop } from '#lib/content/testing/workshop.ts';

const PATH = 'produits/essai.mdx';
const PREPARED = 3;
const LONGEST_MS = 700;

export interface CrashReport {
  kills: number;
  /** Publications that the process was told were done. */
  acknowledged: number;
  /** Texts that the rival wrote to the file. */
  rival: number;
  /** Kills that left something to go on from. */
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

function startWriter(root: string, round: number): Writer {
  const script = join(import.meta.dirname, 'crash-writer.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, root, String(round)], {
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
async function listKept(shop: Workshop): Promise<Set<string>> {
  const document = await findStoredDocument(shop.store, 'produits', 'essai');
  const kept = new Set<string>();
  for (const { id } of document ? await listRevisions(shop.store, document.id) : []) {
    kept.add((await findRevision(shop.store, id))?.text ?? '');
  }
  const folder = join(shop.contentDir, 'produits');
  for (const name of readdirSync(folder)) kept.add(readFileSync(join(folder, name), 'utf8'));
  return kept;
}

async function settle(shop: Workshop): Promise<void> {
  for (let pass = 0; pass < 2; pass += 1) {
    // The clock of the scans goes on, so that what was set aside is looked at.
    shop.time.now = new Date(Math.max(Date.now(), shop.time.now.getTime()) + 2_000);
    await shop.ingester.scan();
  }
}

/** Kills a process that publishes, again and again, while a rival writes to the same file. */
export async function runCrashes(kills: number, seed = 1): Promise<CrashReport> {
  const shop = openWorkshop();
  shop.write(PATH, sheet('Essai'));
  await shop.ingester.scan();
  const file = join(shop.contentDir, PATH);
  const report: CrashReport = { kills, acknowledged: 0, rival: 0, interrupted: 0, unknown: [], lost: [] };
  const written = new Set([sheet('Essai')]);
  let random = seed;
  const draw = () => (random = (random * 48_271) % 2_147_483_647) / 2_147_483_647;
  const prepared = Array.from({ length: Math.min(PREPARED, kills) }, (_, rank) =>
    startWriter(shop.root, rank),
  );
  for (let round = 0; round < kills; round += 1) {
    const writer = prepared.shift();
    if (!writer) throw new Error('no writer');
    if (round + PREPARED < kills) prepared.push(startWriter(shop.root, round + PREPARED));
    await writer.ready;
    writer.process.stdin.write('va\n');
    while (writer.tried.length === 0) await wait(1);
    let mine: string | undefined;
    const end = Date.now() + draw() * LONGEST_MS;
    while (Date.now() < end) {
      await wait(draw() * 25);
      if (draw() < 0.35) {
        mine = `Rival ${round} ${report.rival}`;
        written.add(sheet(mine));
        writeAsRival(file, mine, draw() < 0.5);
        report.rival += 1;
      }
    }
    writer.process.kill('SIGKILL');
    await once(writer.process, 'close');
    for (const title of writer.tried) written.add(sheet(title));
    if ((await listPublications(shop.store)).some(({ state }) => state === 'pending'))
      report.interrupted += 1;
    await settle(shop);
    report.acknowledged += writer.done.length;
    const kept = await listKept(shop);
    if (existsSync(file) && !written.has(readFileSync(file, 'utf8'))) report.unknown.push(`round ${round}`);
    for (const title of [...writer.done, ...(mine === undefined ? [] : [mine])]) {
      if (!kept.has(sheet(title))) report.lost.push(title);
    }
  }
  for (const { process: child } of prepared) child.kill('SIGKILL');
  shop.close();
  return report;
}
