import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore, STORE_FILE } from './client.ts';
import { findUnusable } from './unusable-store.ts';

const MIGRATIONS = resolve(import.meta.dirname, 'migrations');

let dataDir: string;
let file: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'store-'));
  file = join(dataDir, STORE_FILE);
  openStore(dataDir, MIGRATIONS).close();
});
afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

function edit(sql: string): void {
  const db = new Sqlite(file);
  db.exec(sql);
  db.close();
}

/** Why the store is refused, once it is seen that not a byte of it changed. */
function findRefusal() {
  const before = readFileSync(file);
  try {
    openStore(dataDir, MIGRATIONS).close();
  } catch (cause) {
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(dataDir).filter((name) => name.endsWith('-journal'))).toEqual([]);
    return { reason: findUnusable(cause), message: String(cause) };
  }
  return undefined;
}

test('a sound store opens again, an empty file too', () => {
  expect(findRefusal()).toBeUndefined();
  writeFileSync(file, '');
  expect(findRefusal()).toBeUndefined();
});

test('a store of a later version is refused as it is, with what to do', () => {
  edit("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', 9999999999999)");
  const refusal = findRefusal();
  expect(refusal?.reason).toBe('newer');
  expect(refusal?.message).toContain(file);
  expect(refusal?.message).toMatch(/version plus récente .* restore FICHIER/);
});

describe('a damaged store is refused as it is:', () => {
  test.each([
    ['another file in its place', () => writeFileSync(file, 'Ceci n’est pas une base.'.repeat(400))],
    ['cut', () => truncateSync(file, 8_192)],
    [
      'a page overwritten',
      () => {
        const bytes = readFileSync(file);
        bytes.fill(0xa5, 4_096, 8_192);
        writeFileSync(file, bytes);
      },
    ],
    [
      'its header overwritten',
      () => {
        const bytes = readFileSync(file);
        bytes.fill(0, 0, 100);
        writeFileSync(file, bytes);
      },
    ],
  ])('%s', (_, damage) => {
    damage();
    expect(findRefusal()).toEqual({
      reason: 'damaged',
      message: expect.stringMatching(/abîmé.*restore FICHIER --force/) as unknown,
    });
  });
});

test.each([
  ['for itself', "db.pragma('locking_mode = EXCLUSIVE'); db.exec('BEGIN EXCLUSIVE; DELETE FROM state');"],
  ['to write, which readers do not see', "db.exec('BEGIN IMMEDIATE');"],
])(
  'a store that another program holds %s is refused, with what to do',
  async (_, hold) => {
    const script = `import Sqlite from 'better-sqlite3';
    const db = new Sqlite(${JSON.stringify(file)});
    ${hold}
    console.log('held');
    setInterval(() => {}, 1000);`;
    const holder = spawn(process.execPath, ['--input-type=module', '-e', script], {
      cwd: resolve(import.meta.dirname, '..'),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(holder.stdout, 'data');
    try {
      expect(findRefusal()).toMatchObject({ reason: 'locked' });
    } finally {
      holder.kill('SIGKILL');
      await once(holder, 'exit');
    }
    expect(findRefusal()).toBeUndefined();
  },
  40_000,
);

test('a folder that cannot be made is refused as one that cannot be written', () => {
  const blocked = join(file, 'below');
  expect(() => openStore(blocked, MIGRATIONS)).toThrow(/rien ne peut y être écrit/);
});

test('a command says why it does nothing and ends as the contract says', () => {
  edit("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', 9999999999999)");
  const args = ['--import', 'tsx', 'scripts/portail.ts', 'staff', 'list'];
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd: resolve(import.meta.dirname, '..'),
    env: { ...process.env, DATA_DIR: dataDir },
    encoding: 'utf8',
  });
  expect(stderr).toMatch(/version plus récente/);
  expect(status).toBe(2);
}, 60_000);
