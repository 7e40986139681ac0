import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { joinStore, openStore, type Store } from '#db/client.ts';
import { systemClock } from '#lib/clock.ts';
import { parseEnv } from '#lib/env.ts';
import { getLog } from '#lib/log.ts';
import { announceStudio, startUpkeep } from './studio-upkeep.ts';

const MIGRATIONS = resolve(import.meta.dirname, '../db/migrations');

let dataDir: string;
let store: Store;
let other: Store;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'upkeep-'));
  store = openStore(dataDir, MIGRATIONS);
  other = joinStore(dataDir);
});
afterEach(() => {
  store.close();
  other.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const lock = () => other.db.$client.exec('BEGIN IMMEDIATE');
/** As where the disk is full: nothing can be written. */
const refuseWrites = () => store.db.$client.pragma('query_only = ON');

test.each([
  ['a locked store, on a local portal', lock, '', /staff link/],
  ['a locked store, on a public portal', lock, 'https://portail.exemple.gouv.fr', /redémarrez le portail/],
  ['a store that takes nothing', refuseWrites, '', /staff link/],
])('%s does not end the portal: the log says what to do', async (_, spoil, siteUrl, remedy) => {
  const logged = vi.spyOn(getLog(), 'error').mockReturnValue();
  const written = vi.fn();
  spoil();
  await announceStudio(parseEnv({ SITE_URL: siteUrl }), store, systemClock, written);
  expect(written).not.toHaveBeenCalled();
  expect(logged).toHaveBeenCalledWith(expect.anything(), expect.stringMatching(remedy));
});

test('a locked store does not end the upkeep either', async () => {
  const logged = vi.spyOn(getLog(), 'error').mockReturnValue();
  lock();
  await startUpkeep(store, systemClock);
  expect(logged).toHaveBeenCalledOnce();
});
