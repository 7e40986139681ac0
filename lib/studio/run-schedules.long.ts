import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { describeMachine } from '#bench/machine.ts';
import { runScheduleRounds } from './testing/schedule-rounds.ts';

const RESULTS = resolve(import.meta.dirname, '../../bench/robustness/schedules.results.json');

test('four processes and four hundred schedules, a dozen kills among them: each is done once', async () => {
  const report = await runScheduleRounds({ schedules: 400, processes: 4, kills: 12 });
  writeFileSync(RESULTS, `${JSON.stringify({ ...describeMachine(), ...report }, null, 2)}\n`);
  expect(report).toMatchObject({ wrong: [], states: { done: 400 } });
}, 900_000);
