import { afterEach, expect, test } from 'vitest';
import type { ScanReport } from '#lib/content/ingest.ts';
import { ContentWatch } from './content-watch.ts';

const REPORT: ScanReport = {
  revision: 1,
  documents: 2,
  refused: 0,
  waiting: 0,
  reasons: [],
  faults: [],
  idle: false,
  complete: true,
};

let now = '2026-11-22T10:00:00Z';
const clock = { now: () => new Date(now) };
let watch: ContentWatch;
afterEach(async () => {
  await watch.stop();
});

function makeWatch(scan: () => Promise<ScanReport>, hasIndex: () => boolean): ContentWatch {
  return new ContentWatch({ ingester: { scan }, clock, hasIndex, intervalMs: 1 });
}

test('stop waits for the scan in flight, after which none begins', async () => {
  let scans = 0;
  let finish: ((report: ScanReport) => void) | undefined;
  watch = makeWatch(
    () => {
      scans += 1;
      return new Promise((resolve) => {
        finish = resolve;
      });
    },
    () => true,
  );
  const started = watch.start();
  const order: string[] = [];
  const stopped = watch.stop().then(() => order.push('stopped'));
  await Promise.resolve();
  order.push('scan ends');
  finish?.(REPORT);
  await Promise.all([started, stopped]);
  expect(order).toEqual(['scan ends', 'stopped']);
  expect(scans).toBe(1);
});

test('a first scan that fails is tried again until there is an index', async () => {
  let scans = 0;
  watch = makeWatch(
    () => {
      scans += 1;
      return scans < 3 ? Promise.reject(new Error('disk')) : Promise.resolve(REPORT);
    },
    () => scans >= 3,
  );
  await watch.start();
  expect(scans).toBeGreaterThanOrEqual(3);
  expect(watch.report).toEqual(REPORT);
  expect(watch.failure).toBeUndefined();
});

test('a first scan that fails over a former index starts the portal, with its reason', async () => {
  watch = makeWatch(
    () => Promise.reject(new Error('disk')),
    () => true,
  );
  await watch.start();
  expect(watch.failure).toBe('disk');
  expect(watch.report).toBeUndefined();
});

test.each([
  ['SQLITE_FULL', 'full', 'Libérez de la place'],
  ['SQLITE_BUSY', 'locked', 'Arrêtez ce programme'],
  ['SQLITE_READONLY_DBMOVED', 'read-only', 'inscriptible'],
  ['SQLITE_CORRUPT', 'damaged', 'restaurez la dernière sauvegarde'],
])(
  'a store that fails while the portal runs (%s) is said with its remedy, until it is well',
  async (code, reason, remedy) => {
    let failing = true;
    watch = makeWatch(
      () =>
        failing ? Promise.reject(Object.assign(new Error('in English'), { code })) : Promise.resolve(REPORT),
      () => true,
    );
    await watch.start();
    expect(watch.storeFault).toBe(reason);
    expect(watch.failure).toContain(remedy);
    expect(watch.failure).not.toContain('English');
    failing = false;
    await expect.poll(() => watch.failure).toBeUndefined();
    expect(watch.storeFault).toBeUndefined();
  },
);

test('it remembers since when another process holds the lease', async () => {
  let scans = 0;
  const third = new Promise<void>((resolve) => {
    watch = makeWatch(
      () => {
        scans += 1;
        now = `2026-11-22T10:00:0${Math.min(scans, 3)}Z`;
        if (scans === 4) resolve();
        return Promise.resolve({ ...REPORT, idle: scans > 1 });
      },
      () => true,
    );
  });
  await watch.start();
  expect(watch.idleSince).toBeUndefined();
  await third;
  await watch.stop();
  expect(watch.idleSince).toEqual(new Date('2026-11-22T10:00:02Z'));
  expect(watch.finishedAt).toEqual(new Date('2026-11-22T10:00:03Z'));
});

test('without an ingester it waits for the index there is and takes nothing in', async () => {
  watch = new ContentWatch({ ingester: undefined, clock, hasIndex: () => true, intervalMs: 1 });
  await watch.start();
  expect([watch.report, watch.failure]).toEqual([undefined, undefined]);
});
