import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCrashes } from './testing/crash-rounds.ts';

const KILLS = 500;

test(`${KILLS} kills during publications, with a rival on the file: no half file, no unknown text, no word lost`, async () => {
  const report = await runCrashes(KILLS);
  writeFileSync(join(import.meta.dirname, 'crash.results.json'), `${JSON.stringify(report, null, 2)}\n`);
  expect(report).toMatchObject({ unknown: [], lost: [] });
  expect(report.interrupted).toBeGreaterThan(0);
}, 3_600_000);
