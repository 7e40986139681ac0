import type { Page } from '@playwright/test';

/** Milliseconds of one key. */
export interface KeyTimes {
  /** Of its processor, what the main thread took until the next key: others on the machine are not in it. */
  processor: number;
  /** From the key to the end of the frame that shows it: the wait for the screen is in it. */
  frame: number;
}

interface Recorder {
  readonly keys: Omit<KeyTimes, 'processor'>[];
}

/** Notes how long each key takes, from here on. */
async function recordKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const keys: Omit<KeyTimes, 'processor'>[] = [];
    (window as unknown as { recorder: Recorder }).recorder = { keys };
    let pressed = 0;
    addEventListener('keydown', () => (pressed = performance.now()), true);
    addEventListener(
      'input',
      () => {
        const begun = pressed;
        requestAnimationFrame(() => {
          const drawn = new MessageChannel();
          drawn.port1.onmessage = () => {
            keys.push({ frame: performance.now() - begun });
          };
          drawn.port2.postMessage(null);
        });
      },
      true,
    );
  });
}

/** Presses keys one by one, each once the frame of the one before is drawn. */
export async function pressKeys(page: Page, keys: readonly string[]): Promise<KeyTimes[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const readProcessor = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000;
  };
  await recordKeys(page);
  const processor: number[] = [];
  let before = await readProcessor();
  for (const [rank, key] of keys.entries()) {
    await page.keyboard.press(key);
    await page.waitForFunction(
      (count) => (window as unknown as { recorder: Recorder }).recorder.keys.length > count,
      rank,
    );
    const after = await readProcessor();
    processor.push(after - before);
    before = after;
  }
  const times = await page.evaluate(() => (window as unknown as { recorder: Recorder }).recorder.keys);
  return times.map((time, rank) => ({ ...time, processor: processor[rank] ?? 0 }));
}
