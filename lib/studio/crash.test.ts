import { expect, test } from 'vitest';
import { runCrashes } from './testing/crash-rounds.ts';

// The five hundred kills are in crash.long.ts.
test('killed while it publishes, with a rival on the file, the portal loses no text', async () => {
  const report = await runCrashes(6);
  expect(report).toMatchObject({ unknown: [], lost: [] });
  expect(report.acknowledged + report.interrupted).toBeGreaterThan(0);
}, 60_000);
