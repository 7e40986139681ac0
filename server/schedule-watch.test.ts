import { expect, test, vi } from 'vitest';
import { ScheduleWatch } from './schedule-watch.ts';

test('what is due is asked for again and again, a failure notwithstanding', async () => {
  let passes = 0;
  const watch = new ScheduleWatch({
    run: async () => {
      passes += 1;
      if (passes === 1) throw new Error('the store is locked');
      return 0;
    },
    intervalMs: 1,
  });
  watch.start();
  await vi.waitFor(() => {
    expect(passes).toBeGreaterThan(2);
  });
  await watch.stop();
  const last = passes;
  // Nothing is left to run: the next pass was the only timer.
  await new Promise((resolve) => setImmediate(resolve));
  expect(passes).toBe(last);
});

test('the one being carried out when the portal stops is finished, and none is begun', async () => {
  let finish: (() => void) | undefined;
  let begun = 0;
  const watch = new ScheduleWatch({
    run: async (proceed) => {
      while (proceed()) {
        begun += 1;
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
      }
      return begun;
    },
  });
  watch.start();
  let stopped = false;
  const stop = watch.stop().then(() => (stopped = true));
  await new Promise((resolve) => setImmediate(resolve));
  expect(stopped).toBe(false);
  finish?.();
  await stop;
  expect(begun).toBe(1);
});

test('stopped before it starts, it does nothing', async () => {
  const run = vi.fn(async () => 0);
  const watch = new ScheduleWatch({ run });
  await watch.stop();
  watch.start();
  expect(run).not.toHaveBeenCalled();
});
