import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openStore, type Store } from '#db/client.ts';
import { addMisses, type MissCount, removeMiss } from '#db/queries/misses.ts';
import { miss } from '#db/schema/miss.ts';
import { getLog } from '#lib/log.ts';
import { listMisses } from './list-misses.ts';
import { MissCounter } from './miss-counter.ts';

const MIGRATIONS = resolve(import.meta.dirname, '../../db/migrations');
let folder: string;
let store: Store;
let now: Date;
const clock = { now: () => now };
const makeCounter = (other = store) => new MissCounter({ store: other, clock });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portail-'));
  store = openStore(folder, MIGRATIONS);
  now = new Date('2026-11-02T10:00:00Z');
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function countOn(day: string, words: string, times = 1, counter = makeCounter()): Promise<void> {
  now = new Date(`${day}T10:00:00Z`);
  for (let time = 0; time < times; time += 1) counter.count('search', words);
  await counter.write();
}
const kept = async () => (await listMisses(store, 'search')).map(({ text }) => text);
const rows = () => store.db.select().from(miss).all();

describe('kept after three distinct days', () => {
  test('not before; then with its days and all that was counted', async () => {
    await countOn('2026-11-02', 'Nounou', 5);
    await countOn('2026-11-02', 'nounou');
    await countOn('2026-11-04', 'NOUNOU');
    expect(await listMisses(store, 'search')).toEqual([]);
    await countOn('2026-11-09', ' nounou ');
    expect(await listMisses(store, 'search')).toEqual([
      { kind: 'search', text: 'nounou', days: 3, count: 8, firstDay: '2026-11-02', lastDay: '2026-11-09' },
    ]);
    expect(await listMisses(store, 'address')).toEqual([]);
  });

  test('before that, the text is written nowhere', async () => {
    await countOn('2026-11-02', 'mon secret');
    await countOn('2026-11-03', 'mon secret');
    expect(rows()).toMatchObject([{ text: null, days: 2 }]);
    expect(JSON.stringify(rows())).not.toContain('secret');
  });

  test('days are those of Paris', async () => {
    const counter = makeCounter();
    for (const instant of ['2026-11-02T22:59:00Z', '2026-11-02T23:01:00Z', '2026-11-03T22:00:00Z']) {
      now = new Date(instant);
      counter.count('search', 'nounou');
    }
    await counter.write();
    expect(rows()).toMatchObject([{ days: 2, count: 3, firstDay: '2026-11-02', lastDay: '2026-11-03' }]);
  });

  test('an address and a search of the same words are two', async () => {
    const counter = makeCounter();
    counter.count('search', '/nounou');
    counter.count('address', '/nounou');
    await counter.write();
    expect(rows()).toHaveLength(2);
  });

  test('what an editor dealt with is gone', async () => {
    for (const day of ['2026-11-02', '2026-11-03', '2026-11-04']) await countOn(day, 'nounou');
    await removeMiss(
      store,
      { kind: 'search', text: 'nounou' },
      { staffId: null, action: 'dismiss-miss' },
      '2026-11-22T10:00:00.000Z',
    );
    expect(rows()).toEqual([]);
  });
});

test('two processes add up', async () => {
  const second = openStore(folder, MIGRATIONS);
  const [one, two] = [makeCounter(), makeCounter(second)];
  for (const day of ['2026-11-02', '2026-11-03', '2026-11-04']) {
    now = new Date(`${day}T10:00:00Z`);
    one.count('search', 'nounou');
    two.count('search', 'nounou');
    await Promise.all([one.write(), two.write()]);
  }
  second.close();
  expect(await listMisses(store, 'search')).toMatchObject([{ text: 'nounou', days: 3, count: 6 }]);
});

describe('bounded', () => {
  test('in memory: new texts are let go, known ones still count', async () => {
    const counter = makeCounter();
    for (let rank = 0; rank < 3_000; rank += 1) counter.count('search', `mot ${rank}`);
    counter.count('search', 'mot 0');
    await counter.write();
    expect(rows()).toHaveLength(1_000);
    expect(rows().filter(({ count }) => count === 2)).toHaveLength(1);
  });

  test('in the store: 5,000 rows at most, and a flood never drives out what is kept', async () => {
    const limits = { days: 3, kept: 4_000, rows: 5_000, keptSince: '2025-11-02', waitingSince: '2026-08-02' };
    const flood = (from: number, to: number, day: string): MissCount[] =>
      Array.from({ length: to - from }, (_, rank) => ({
        hash: `h${from + rank}`,
        kind: 'search',
        text: `mot ${from + rank}`,
        day,
        count: 1,
      }));
    for (const day of ['2026-11-02', '2026-11-03', '2026-11-04'])
      await addMisses(store, flood(0, 4_300, day), limits);
    expect(await store.db.$count(miss)).toBe(4_000);
    await addMisses(store, flood(10_000, 13_000, '2026-11-05'), limits);
    expect(await store.db.$count(miss)).toBe(5_000);
    expect(await listMisses(store, 'search', 10_000)).toHaveLength(4_000);
  });

  test('in time: twelve months after its first day it is forgotten, and begins again', async () => {
    for (const day of ['2026-11-02', '2026-11-03', '2026-11-04', '2027-11-01']) await countOn(day, 'nounou');
    expect(await kept()).toEqual(['nounou']);
    await countOn('2027-11-03', 'nounou');
    expect(rows()).toMatchObject([{ text: null, days: 1, count: 1, firstDay: '2027-11-03' }]);
  });

  test('what does not come back in three months is forgotten, even when nothing else is counted', async () => {
    const counter = makeCounter();
    await countOn('2026-11-02', 'nounou', 1, counter);
    now = new Date('2027-02-01T10:00:00Z');
    await counter.write();
    expect(rows()).toHaveLength(1);
    now = new Date('2027-02-03T10:00:00Z');
    await counter.write();
    expect(rows()).toEqual([]);
  });
});

describe('writing', () => {
  test('each minute, and what is left when the portal stops', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const counter = makeCounter();
      counter.start();
      counter.count('search', 'nounou');
      await vi.advanceTimersByTimeAsync(59_000);
      expect(rows()).toEqual([]);
      await vi.advanceTimersByTimeAsync(1_000);
      await counter.write();
      expect(rows()).toHaveLength(1);
      counter.count('search', 'crèche');
      await counter.stop();
      expect(rows()).toHaveLength(2);
    } finally {
      vi.useRealTimers();
    }
  });

  test('what the store refuses is said and tried again', async () => {
    const warn = vi.spyOn(getLog(), 'warn').mockReturnValue(undefined);
    const closed = openStore(folder, MIGRATIONS);
    closed.close();
    let serving = closed;
    const counter = new MissCounter({
      clock,
      get store() {
        return serving;
      },
    });
    counter.count('search', 'nounou');
    await counter.write();
    expect(warn).toHaveBeenCalledTimes(1);
    expect(JSON.stringify(warn.mock.calls)).not.toContain('nounou');
    serving = store;
    await counter.write();
    expect(rows()).toHaveLength(1);
    warn.mockRestore();
  });
});
