import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { describeMachine } from '#bench/machine.ts';
import { type KillReport, runKills } from './testing/kill-rounds.ts';

const KILLS = 170;
const RESULTS = resolve(import.meta.dirname, '../../bench/robustness/other-kills.results.json');

test(`${KILLS} kills of a backup, of a migration and of the making of the index: nothing half done, nothing lost`, async () => {
  const reports: Record<string, KillReport> = {};
  for (const job of ['backup', 'migrate', 'index'] as const) reports[job] = await runKills(job, KILLS);
  writeFileSync(RESULTS, `${JSON.stringify({ ...describeMachine(), ...reports }, null, 2)}\n`);
  for (const { faults, midway } of Object.values(reports)) {
    expect(faults).toEqual([]);
    expect(midway).toBeGreaterThan(KILLS / 4);
  }
}, 3_600_000);
