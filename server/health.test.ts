import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { IndexWriter } from '#db/index/client.ts';
import type { Fault } from '#lib/content/fault.ts';
import type { ScanReport } from '#lib/content/ingest.ts';
import { answerHealth, type HealthSource } from './health.ts';
import { hasIndex } from './has-index.ts';
import { openServer } from './testing/open-server.ts';

const REPORT: ScanReport = {
  revision: 1,
  documents: 3,
  refused: 0,
  waiting: 0,
  reasons: [],
  faults: [],
  idle: false,
  complete: true,
};
const fault = (file: string): Fault => ({
  file,
  line: 1,
  column: 1,
  severity: 'error',
  rule: 'front-matter-schema',
  message: 'm',
  remedy: 'r',
});

const dataDir = mkdtempSync(join(tmpdir(), 'health-'));
let served: Awaited<ReturnType<typeof openServer>>;
let watch: { -readonly [K in keyof HealthSource['watch']]: HealthSource['watch'][K] };
let open: boolean;
let storeFault: string | undefined;

beforeAll(async () => {
  // Read once for each process: stubbed, it would be taken back after the first test.
  process.env['DATA_DIR'] = dataDir;
  const source: HealthSource = {
    get watch() {
      return watch;
    },
    clock: { now: () => new Date('2026-11-22T10:02:00Z') },
    isOpen: () => open,
    get storeFault() {
      return storeFault;
    },
  };
  served = await openServer((request, response) => {
    answerHealth(request.url ?? '', response, source);
  });
});
afterAll(async () => {
  await served.close();
  rmSync(dataDir, { recursive: true, force: true });
});
beforeEach(() => {
  open = true;
  storeFault = undefined;
  watch = {
    report: REPORT,
    failure: undefined,
    storeFault: undefined,
    finishedAt: new Date('2026-11-22T10:01:30Z'),
    idleSince: undefined,
  };
});

interface Readiness {
  status: string;
  revision: number;
  reasons: string[];
}

async function ask(): Promise<{ code: number; readiness: Readiness }> {
  const { status, body } = await served.ask('/readyz');
  return { code: status, readiness: JSON.parse(body) as Readiness };
}

test('an index that cannot be read is a reason, not a 503', async () => {
  const { code, readiness } = await ask();
  expect(code).toBe(200);
  expect(readiness.reasons).toEqual([expect.stringContaining('L’index de lecture ne peut pas être lu')]);
  expect(hasIndex()).toBe(false);
});

describe('with an index', () => {
  beforeAll(() => {
    const writer = new IndexWriter(dataDir);
    writer.get().prepare(`INSERT INTO meta (key, value) VALUES ('revision', '1')`).run();
    writer.publish();
    writer.close();
  });

  test('an index without settings is not a complete one', () => {
    expect(hasIndex()).toBe(false);
  });

  test('a store that cannot be used is said first, with what to do', async () => {
    storeFault = 'Le magasin est abîmé : restaurez-le.';
    const { code, readiness } = await ask();
    expect(code).toBe(200);
    expect(readiness).toMatchObject({ status: 'degraded', reasons: [storeFault] });
  });

  test('all is well', async () => {
    const { code, readiness } = await ask();
    expect(code).toBe(200);
    expect(readiness).toEqual({ status: 'ok', revision: 1, documents: 3, refused: 0, reasons: [] });
    expect((await served.ask('/healthz')).body).toBe('ok');
  });

  test('503 until visitors are let in', async () => {
    open = false;
    watch.report = undefined;
    const { code, readiness } = await ask();
    expect(code).toBe(503);
    expect(readiness).toMatchObject({ status: 'degraded', reasons: [expect.stringContaining('démarre')] });
  });

  test('a former index served after a first scan that failed', async () => {
    watch.report = undefined;
    watch.finishedAt = undefined;
    watch.failure = 'disk';
    const { code, readiness } = await ask();
    expect(code).toBe(200);
    expect(readiness).toMatchObject({
      status: 'degraded',
      revision: 1,
      reasons: ['Les contenus n’ont pas pu être relus : disk'],
    });
  });

  test('the last scan is old', async () => {
    watch.finishedAt = new Date('2026-11-22T10:01:29Z');
    const { code, readiness } = await ask();
    expect(code).toBe(200);
    expect(readiness.reasons).toEqual([
      'La dernière lecture des contenus s’est terminée il y a 31 secondes.',
    ]);
  });

  test('live texts that today’s check refuses, files refused', async () => {
    const faults = [
      fault('produits/a.md'),
      fault('produits/a.md'),
      fault('pages/b.md'),
      fault('referentiels/x.yaml'),
    ];
    watch.report = { ...REPORT, refused: 2, reasons: ['referentiels/x.yaml : m'], faults };
    const { readiness } = await ask();
    expect(readiness.status).toBe('degraded');
    expect(readiness.reasons).toEqual([
      'referentiels/x.yaml : m',
      expect.stringMatching(/^2 fichier\(s\) refusé/),
      expect.stringMatching(/^2 document\(s\) en ligne que le contrôle d’aujourd’hui refuse/),
    ]);
  });

  test('another process holds the lease: a reason after a minute only', async () => {
    watch.idleSince = new Date('2026-11-22T10:01:00Z');
    expect((await ask()).readiness.reasons).toEqual([]);
    watch.idleSince = new Date('2026-11-22T10:00:59Z');
    expect((await ask()).readiness.reasons).toEqual([expect.stringContaining('Un autre processus')]);
  });
});
