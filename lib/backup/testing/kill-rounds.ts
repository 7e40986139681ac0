import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { findLastMigration, listStoreFaults } from '#db/backup.ts';
import { openStore, STORE_FILE } from '#db/client.ts';
import { INDEX_FILE, IndexReader } from '#db/index/client.ts';
import { listDocuments } from '#db/index/document.ts';
import { bundleProgram } from '#lib/content/testing/bundle-program.ts';
import { openWorkshop, sheet, type Workshop } from '#lib/content/testing/workshop.ts';
import { unpack } from '#lib/backup/archive.ts';

const MIGRATIONS = resolve(import.meta.dirname, '../../../db/migrations');
/** What a store of the portal’s first days had: all later migrations are still to come. */
const FIRST_MIGRATIONS = 1;
const DOCUMENTS = 60;

export type Job = 'backup' | 'migrate' | 'index';

export interface KillReport {
  kills: number;
  /** Works that the process was told were done. */
  done: number;
  /** Kills that fell before the work under way was done. */
  midway: number;
  /** What was found broken or missing afterwards. */
  faults: string[];
}

interface Bench {
  shop: Workshop;
  /** Before the process starts. */
  prepare: () => void;
  /** What is wrong after the kill, given what the process had said was done. */
  look: (done: readonly string[]) => Promise<string[]>;
  /** The longest time until the kill, in milliseconds. */
  longestMs: number;
}

function fill(shop: Workshop): void {
  for (let rank = 0; rank < DOCUMENTS; rank += 1)
    shop.write(`produits/essai-${rank}.mdx`, sheet(`Essai ${rank}`));
  mkdirSync(join(shop.contentDir, 'medias'));
  writeFileSync(join(shop.contentDir, 'medias/plan.png'), Buffer.alloc(200_000, 7));
}

const listTexts = (shop: Workshop): string[] =>
  shop.store.db.$client.prepare<[], string>('SELECT text FROM revision ORDER BY id').pluck().all();

const storeOf = ({ dataDir }: Workshop) => join(dataDir, STORE_FILE);

function benchBackups(shop: Workshop): Bench {
  const folder = join(shop.root, 'sauvegardes');
  const seen = new Set<string>();
  mkdirSync(folder);
  return {
    shop,
    longestMs: 400,
    prepare: () => undefined,
    async look(done) {
      const faults = listStoreFaults(storeOf(shop));
      const named = readdirSync(folder).filter((name) => !name.startsWith('.'));
      for (const name of done)
        if (!named.includes(name)) faults.push(`${name} was said to be done and is not there`);
      for (const name of named.filter((other) => !seen.has(other))) {
        const unpacked = mkdtempSync(join(shop.root, 'relu-'));
        await unpack(join(folder, name), unpacked).catch((cause: unknown) => faults.push(String(cause)));
        rmSync(unpacked, { recursive: true });
        seen.add(name);
      }
      return faults;
    },
  };
}

function benchIndex(shop: Workshop): Bench {
  return {
    shop,
    longestMs: 500,
    prepare: () => undefined,
    async look() {
      const faults: string[] = [];
      const file = join(shop.dataDir, INDEX_FILE);
      if (existsSync(file)) {
        const reader = new IndexReader(shop.dataDir);
        const check = reader.get().pragma('quick_check(1)', { simple: true });
        if (check !== 'ok') faults.push(String(check));
        const shown = listDocuments(reader.get(), 'produits').length;
        if (shown !== DOCUMENTS) faults.push(`the index in its place shows ${shown} documents`);
        reader.close();
      }
      await shop.ingester.scan();
      const shown = listDocuments(shop.index, 'produits').length;
      if (shown !== DOCUMENTS) faults.push(`${shown} documents after a scan`);
      return faults;
    },
  };
}

/** Each round begins with a store that had only the first migrations, with its texts. */
function benchMigrations(shop: Workshop): Bench {
  const early = join(shop.root, 'migrations');
  cpSync(MIGRATIONS, early, { recursive: true });
  const journal = join(early, 'meta/_journal.json');
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: unknown[] };
  writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, FIRST_MIGRATIONS) }));
  const former = join(shop.root, 'ancien');
  const store = openStore(former, early);
  const insert = store.db.$client.prepare('INSERT INTO state (key, value) VALUES (?, ?)');
  for (let rank = 0; rank < 2_000; rank += 1) insert.run(`essai-${rank}`, 'x'.repeat(100));
  store.close();
  const dataDir = join(shop.root, 'var');
  const count = (path: string) => {
    const opened = openStore(path, MIGRATIONS);
    try {
      return opened.db.$client
        .prepare<[], number>("SELECT count(*) FROM state WHERE key LIKE 'essai-%'")
        .pluck()
        .get();
    } finally {
      opened.close();
    }
  };
  return {
    shop,
    longestMs: 40,
    prepare() {
      rmSync(dataDir, { recursive: true, force: true });
      cpSync(former, dataDir, { recursive: true });
    },
    look() {
      const kept = count(dataDir);
      const faults = listStoreFaults(join(dataDir, STORE_FILE));
      if (kept !== 2_000) faults.push(`${String(kept)} rows of 2000 are left`);
      if (findLastMigration(join(dataDir, STORE_FILE)) === findLastMigration(join(former, STORE_FILE)))
        faults.push('the store was not migrated');
      return Promise.resolve(faults);
    },
  };
}

const BENCHES: Readonly<Record<Job, (shop: Workshop) => Bench>> = {
  backup: benchBackups,
  index: benchIndex,
  migrate: benchMigrations,
};

interface Worker {
  process: ChildProcessByStdio<Writable, Readable, null>;
  ready: Promise<void>;
  done: string[];
}

function startWorker(program: string, job: Job, root: string): Worker {
  const child = spawn(process.execPath, [program, job, root, MIGRATIONS], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, LOG_LEVEL: 'silent', NODE_ENV: 'production' },
  });
  const worker: Worker = { process: child, ready: Promise.resolve(), done: [] };
  worker.ready = new Promise((resolved) => {
    createInterface(child.stdout).on('line', (line) => {
      if (line === 'prêt') resolved();
      else worker.done.push(line.slice(5));
    });
  });
  return worker;
}

/** Kills a process at a random moment of its work, again and again, and looks at what is left. */
export async function runKills(job: Job, kills: number, seed = 7): Promise<KillReport> {
  const shop = openWorkshop();
  fill(shop);
  await shop.ingester.scan();
  const texts = listTexts(shop);
  const bench = BENCHES[job](shop);
  const program = await bundleProgram(join(import.meta.dirname, 'killed-work.ts'));
  const report: KillReport = { kills, done: 0, midway: 0, faults: [] };
  let random = seed;
  const draw = () => (random = (random * 48_271) % 2_147_483_647) / 2_147_483_647;
  if (job === 'migrate') shop.store.close();
  for (let round = 0; round < kills; round += 1) {
    bench.prepare();
    const worker = startWorker(program.file, job, shop.root);
    await worker.ready;
    worker.process.stdin.write('va\n');
    await wait(draw() * bench.longestMs);
    worker.process.kill('SIGKILL');
    await once(worker.process, 'close');
    report.done += worker.done.length;
    if (job !== 'migrate' || worker.done.length === 0) report.midway += 1;
    report.faults.push(...(await bench.look(worker.done)).map((fault) => `round ${round}: ${fault}`));
  }
  if (job !== 'migrate' && JSON.stringify(listTexts(shop)) !== JSON.stringify(texts))
    report.faults.push('the texts of the store changed');
  program.remove();
  if (job === 'migrate') rmSync(shop.root, { recursive: true });
  else shop.close();
  return report;
}
