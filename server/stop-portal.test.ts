import { expect, test } from 'vitest';
import { openServer } from './testing/open-server.ts';
import { stopPortal } from './stop-portal.ts';

function makeParts(done: string[], scan: Promise<void>) {
  const note = (step: string) => {
    done.push(step);
  };
  return {
    watch: { stop: () => scan.then(() => note('watch')) },
    schedules: { stop: () => scan.then(() => note('schedules')) },
    renderer: { close: () => note('renderer') },
    ingester: { release: async () => note('release') },
    misses: { stop: async () => note('misses') },
    index: { close: () => note('index') },
    store: { close: () => note('store') },
  };
}

test('what serves stops before what it relies on; a request in flight is answered', async () => {
  const done: string[] = [];
  let arrive: (() => void) | undefined;
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  let answer: (() => void) | undefined;
  const { server, ask } = await openServer((_, response) => {
    answer = () => response.end('whole');
    arrive?.();
  });
  const asked = ask('/').then(({ body }) => done.push(body));
  await arrived;
  let endScan: (() => void) | undefined;
  const scan = new Promise<void>((resolve) => {
    endScan = resolve;
  });
  const stopped = stopPortal({ server, ...makeParts(done, scan) }, 10_000);
  expect(server.listening).toBe(false);
  answer?.();
  await asked;
  endScan?.();
  await stopped;
  expect(done).toEqual(['whole', 'watch', 'schedules', 'renderer', 'release', 'misses', 'index', 'store']);
});

test('at the deadline, connections still open are dropped and the lease is released all the same', async () => {
  const done: string[] = [];
  let arrive: (() => void) | undefined;
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const { server, ask } = await openServer(() => {
    arrive?.();
  });
  const asked = ask('/').catch(() => done.push('dropped'));
  await arrived;
  await stopPortal({ server, ...makeParts(done, new Promise(() => undefined)) }, 20);
  await asked;
  expect(done).toEqual(['renderer', 'release', 'misses', 'index', 'store', 'dropped']);
});
