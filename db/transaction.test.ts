import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { joinStore, openServingStore, openStore, type Store } from './client.ts';
import { state } from './schema/document.ts';
import { writeAtOnce } from './transaction.ts';

const MIGRATIONS = resolve(import.meta.dirname, 'migrations');

let dataDir: string;
let store: Store;
let other: Store;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'transaction-'));
  store = openServingStore(dataDir, MIGRATIONS);
  other = joinStore(dataDir);
});
afterEach(() => {
  store.close();
  other.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const save = (value: string) =>
  writeAtOnce(store, (tx) => tx.insert(state).values({ key: 'essai', value }).run());
const findSaved = () => store.db.select().from(state).where(eq(state.key, 'essai')).get()?.value;
const lock = () => other.db.$client.exec('BEGIN IMMEDIATE');
const free = () => other.db.$client.exec('ROLLBACK');

/** The longest time in milliseconds for which nothing else could run meanwhile. */
async function measureFreeze(run: () => Promise<unknown>): Promise<number> {
  let last = performance.now();
  let longest = 0;
  const look = () => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  };
  const looking = setInterval(look, 5);
  await run();
  look();
  clearInterval(looking);
  return longest;
}

test('a write waits for another program, and whoever else asks is answered meanwhile', async () => {
  lock();
  const freeze = await measureFreeze(async () => {
    const saved = save('valeur');
    await wait(1_000);
    free();
    await saved;
  });
  expect(freeze).toBeLessThan(300);
  expect(findSaved()).toBe('valeur');
}, 20_000);

test('a write that the store refuses for another reason is not tried again', async () => {
  const act = vi.fn(() => {
    throw new Error('no such thing');
  });
  await expect(writeAtOnce(store, act)).rejects.toThrow('no such thing');
  expect(act).toHaveBeenCalledOnce();
});

test('a lock that stays is told after five seconds', async () => {
  lock();
  await expect(save('valeur')).rejects.toThrow(/locked/);
  free();
}, 20_000);

test('a command of the terminal waits at once: nobody else asks it anything', () => {
  const command = openStore(dataDir, MIGRATIONS);
  expect(command.db.$client.pragma('busy_timeout', { simple: true })).toBe(5_000);
  command.close();
});
