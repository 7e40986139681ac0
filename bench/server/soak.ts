/** Ten minutes of visits and publications on one core: whether the memory of the portal stays what it is. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describeMachine } from '#bench/machine.ts';
import { findFreePort } from '#e2e/support/find-free-port.ts';
import { startVisits } from '#e2e/support/visit.ts';
import { makeSite, PRODUCTS } from './portal.ts';
import { readMemory } from './processes.ts';
import { timePublications } from './publish.ts';

const MINUTES = Number(process.env['MINUTES'] ?? 10);
const SAMPLES_A_MINUTE = 6;

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

const site = makeSite();
try {
  const portal = await site.start(await findFreePort());
  const visits = startVisits(portal.url);
  const minutes: { minute: number; memoryMb: number; answered: number; publicationMs: number }[] = [];
  for (let minute = 1; minute <= MINUTES; minute += 1) {
    const before = visits.answered();
    const samples: number[] = [];
    const [publicationMs = NaN] = await timePublications({ ...site, url: portal.url }, 1);
    for (let sample = 0; sample < SAMPLES_A_MINUTE; sample += 1) {
      await wait(60_000 / SAMPLES_A_MINUTE);
      samples.push(readMemory(portal.child.pid ?? 0).nowMb);
    }
    minutes.push({
      minute,
      memoryMb: Math.round(middle(samples)),
      answered: visits.answered() - before,
      publicationMs: Math.round(publicationMs),
    });
    console.log(minutes.at(-1));
  }
  const faults = await visits.end();
  const { mostMb } = readMemory(portal.child.pid ?? 0);
  await portal.stop();
  const third = Math.max(1, Math.floor(MINUTES / 3));
  const early = middle(minutes.slice(0, third).map(({ memoryMb }) => memoryMb));
  const late = middle(minutes.slice(-third).map(({ memoryMb }) => memoryMb));
  const report = {
    ...describeMachine(),
    products: PRODUCTS,
    minutes,
    mostMb: Math.round(mostMb),
    /** Middle of the last third beside that of the first. */
    growth: Math.round((late / early) * 100) / 100,
    faults,
  };
  writeFileSync(join(import.meta.dirname, 'soak.results.json'), `${JSON.stringify(report, null, 2)}\n`);
  console.log(JSON.stringify(report));
} finally {
  site.remove();
}
