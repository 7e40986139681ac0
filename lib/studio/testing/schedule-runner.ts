import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { joinStore } from '#db/client.ts';
import { listSchedules } from '#db/queries/schedules.ts';
import { systemClock } from '#lib/clock.ts';
import { Checker } from '#lib/studio/checker.ts';
import { runSchedules } from '#lib/studio/run-schedules.ts';
import { Studio } from '#lib/studio/studio.ts';

// A process that does what is due, as the one that listens does, until nothing is awaited.
const [root = ''] = process.argv.slice(2);
const PAUSE_MS = 20;

async function runAll(): Promise<void> {
  const dataDir = join(root, 'var');
  const store = joinStore(dataDir);
  const contentDir = join(root, 'content');
  const checker = new Checker(root, 'built', 30_000);
  const studio = new Studio({ store, contentDir, dataDir, clock: systemClock, checker });
  let done = 0;
  while ((await listSchedules(store)).some(({ state }) => state === 'pending')) {
    done += await runSchedules(studio);
    await wait(PAUSE_MS);
  }
  await checker.close();
  studio.close();
  store.close();
  process.stdout.write(`fait ${done}\n`);
}

process.stdout.write('prêt\n');
process.stdin.once('data', () => {
  process.stdin.destroy();
  void runAll();
});
