import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listStoreFaults } from './backup.ts';
import { joinStore, openStore, STORE_FILE, type Store } from './client.ts';

const COMMITS = 120;
const LOG = `${STORE_FILE}-wal`;

let root: string;
let dataDir: string;
let store: Store;
let log: Buffer;
/** Length of the log after each commit. */
const ends: number[] = [];

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'portail-journal-'));
  dataDir = join(root, 'var');
  openStore(dataDir, resolve(import.meta.dirname, 'migrations')).close();
  store = joinStore(dataDir);
  const { $client } = store.db;
  $client.pragma('wal_autocheckpoint = 0');
  const write = $client.prepare('INSERT INTO state (key, value) VALUES (?, ?)');
  const count = $client.prepare(
    "INSERT INTO state (key, value) VALUES ('compte', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
  );
  for (let rank = 1; rank <= COMMITS; rank += 1) {
    $client.transaction(() => {
      for (const part of ['a', 'b']) write.run(`${part}-${rank}`, 'x'.repeat(rank * 90));
      count.run(String(rank));
    })();
    ends.push(readFileSync(join(dataDir, LOG)).length);
  }
  log = readFileSync(join(dataDir, LOG));
});
afterAll(() => {
  store.close();
  rmSync(root, { recursive: true });
});

/** Opens a copy of the store with this log; the commit that it shows, once found whole. */
function openWith(torn: Buffer): number {
  const folder = mkdtempSync(join(root, 'copie-'));
  copyFileSync(join(dataDir, STORE_FILE), join(folder, STORE_FILE));
  writeFileSync(join(folder, LOG), torn);
  const copy = joinStore(folder);
  const { $client } = copy.db;
  const shown = Number($client.prepare("SELECT value FROM state WHERE key = 'compte'").pluck().get() ?? 0);
  const rows = $client.prepare("SELECT count(*) FROM state WHERE key GLOB '[ab]-*'").pluck().get();
  copy.close();
  expect(rows).toBe(shown * 2);
  expect(listStoreFaults(join(folder, STORE_FILE))).toEqual([]);
  rmSync(folder, { recursive: true });
  return shown;
}

test('a log cut anywhere opens at the last commit that it holds whole', () => {
  fc.assert(
    fc.property(fc.nat(log.length), (length) => {
      expect(openWith(log.subarray(0, length))).toBe(ends.filter((end) => end <= length).length);
    }),
    { numRuns: 120, examples: [[0], [31], [32], ...ends.slice(0, 3).map((end): [number] => [end])] },
  );
});

test('a log torn anywhere opens at the last commit before the tear', () => {
  fc.assert(
    fc.property(fc.nat(log.length - 1), fc.uint8Array({ minLength: 1, maxLength: 5_000 }), (place, bytes) => {
      const torn = Buffer.from(log);
      torn.set(bytes.slice(0, log.length - place), place);
      const tear = torn.findIndex((byte, at) => byte !== log[at]);
      const whole = tear === -1 ? COMMITS : ends.filter((end) => end <= tear).length;
      expect(openWith(torn)).toBe(whole);
    }),
    { numRuns: 120 },
  );
});
