import type { Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { getLog } from '#lib/log.ts';

const IDLE_CHECK_MS = 100;

export interface StoppingParts {
  server: Pick<Server, 'close' | 'closeIdleConnections' | 'closeAllConnections'>;
  watch: { stop: () => Promise<void> };
  renderer: { close: () => void };
  ingester: { release: () => Promise<void> };
  misses: { stop: () => Promise<void> };
  schedules: { stop: () => Promise<void> };
  index: { close: () => void };
  store: { close: () => void };
}

async function closeServer(server: StoppingParts['server']): Promise<void> {
  // A connection in use when the portal stops becomes idle later.
  const closingIdle = setInterval(() => {
    server.closeIdleConnections();
  }, IDLE_CHECK_MS);
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeIdleConnections();
  });
  clearInterval(closingIdle);
}

/**
 * Stops what serves before what it relies on: connections, scans, schedules, rendering, then the lease, the counts and both databases. What is
 * still going on at the deadline is dropped.
 */
export async function stopPortal(parts: StoppingParts, deadlineMs: number): Promise<void> {
  const { server, watch, schedules, renderer, ingester, misses, index, store } = parts;
  const timer = new AbortController();
  const late = wait(deadlineMs, undefined, { signal: timer.signal }).catch(() => undefined);
  const answered = closeServer(server);
  // Not the image variants being made: each is renamed once whole, and the next start makes the rest.
  await Promise.race([Promise.all([answered, watch.stop(), schedules.stop()]), late]);
  timer.abort();
  server.closeAllConnections();
  renderer.close();
  await ingester.release().catch((cause: unknown) => {
    getLog().warn({ cause: String(cause) }, 'the lease could not be released: it expires by itself');
  });
  await misses.stop();
  index.close();
  store.close();
}
