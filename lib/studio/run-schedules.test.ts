import { expect, test } from 'vitest';
import { runScheduleRounds } from './testing/schedule-rounds.ts';

// Four hundred of them, with processes killed at work, are in run-schedules.long.ts.
test('four processes at the same schedules do each once', async () => {
  const report = await runScheduleRounds({ schedules: 24, processes: 4, kills: 0 });
  expect(report).toMatchObject({ wrong: [], states: { done: 24 } });
  expect(report.shares.reduce((sum, share) => sum + share, 0)).toBe(24);
}, 60_000);
