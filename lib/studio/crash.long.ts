import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { describeMachine } from '#bench/machine.ts';
import { runCrashes } from './testing/crash-rounds.ts';

const KILLS = 500;
const RESULTS = resolve(import.meta.dirname, '../../bench/robustness/kills.results.json');

test(`${KILLS} kills during publications, with a rival on the file: no half file, no unknown text, no word lost`, async () => {
  const report = await runCrashes(KILLS);
  writeFileSync(RESULTS, `${JSON.stringify({ ...describeMachine(), ...report }, null, 2)}\n`);
  expect(report).toMatchObject({ unknown: [], lost: [] });
  expect(report.interrupted).toBeGreaterThan(0);
}, 3_600_000);
