import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openStore } from '#db/client.ts';
import { INDEX_FILE, IndexWriter } from '#db/index/client.ts';
import { openPremises } from './reserve.ts';
import { makeSpareFolder } from './spare-places.ts';

const MIGRATIONS = resolve(import.meta.dirname, '../db/migrations');

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'premises-'));
  openStore(dataDir, MIGRATIONS).close();
  const index = new IndexWriter(dataDir);
  index.get();
  index.publish();
  index.close();
  mkdirSync(join(dataDir, 'medias'));
  writeFileSync(join(dataDir, 'medias/image.webp'), 'an image');
});
afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

const makeStubborn = () => {
  // Refuses every folder made below, as a full disk does; root is stopped too.
  writeFileSync(join(dataDir, 'plein'), '');
  vi.stubEnv('TMPDIR', join(dataDir, 'plein'));
};

function makeNewer(): void {
  const store = openStore(dataDir, MIGRATIONS);
  store.db.$client.exec(
    "INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', 9999999999999)",
  );
  store.close();
}

const readAll = () =>
  readdirSync(dataDir)
    .filter((name) => /^(portail|index)\.sqlite$/.test(name))
    .map((name) => readFileSync(join(dataDir, name)).toString('base64'));

test('a sound store is the portal’s own', () => {
  const { dataDir: place, store, reserve } = openPremises(dataDir, MIGRATIONS);
  store.close();
  expect([place, reserve]).toEqual([dataDir, undefined]);
});

test('beside a newer store the former index is served from a copy, with its images, and nothing is written', () => {
  makeNewer();
  const before = readAll();
  const { dataDir: place, store, reserve } = openPremises(dataDir, MIGRATIONS);
  store.close();
  expect(reserve).toMatchObject({ hasIndex: true, fault: { reason: 'newer' } });
  expect(place.startsWith(dataDir)).toBe(false);
  expect(existsSync(join(place, INDEX_FILE))).toBe(true);
  expect(readFileSync(join(place, 'medias/image.webp'), 'utf8')).toBe('an image');
  expect(readAll()).toEqual(before);
});

test.each([
  ['lost', () => rmSync(join(dataDir, INDEX_FILE))],
  ['damaged', () => writeFileSync(join(dataDir, INDEX_FILE), 'Ceci n’est pas un index.')],
])('beside a newer store an index that is %s is to be made again', (_, spoil) => {
  makeNewer();
  spoil();
  const { store, reserve } = openPremises(dataDir, MIGRATIONS);
  store.close();
  expect(reserve?.hasIndex).toBe(false);
});

test('where the temporary folder takes nothing, another place holds the copy and the socket of the rendering', () => {
  makeNewer();
  makeStubborn();
  const { dataDir: place, store, reserve } = openPremises(dataDir, MIGRATIONS);
  store.close();
  const socket = makeSpareFolder('portail-');
  rmSync(socket, { recursive: true });
  expect(reserve?.hasIndex).toBe(true);
  expect([place, socket].every((folder) => /^\/(dev\/shm|run)\//.test(folder))).toBe(true);
  rmSync(place, { recursive: true });
});
