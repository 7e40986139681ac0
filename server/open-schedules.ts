import type { Store } from '#db/client.ts';
import { systemClock } from '#lib/clock.ts';
import type { Env } from '#lib/env.ts';
import { Checker } from '#lib/studio/checker.ts';
import { runSchedules } from '#lib/studio/run-schedules.ts';
import { Studio } from '#lib/studio/studio.ts';
import { ScheduleWatch } from './schedule-watch.ts';

export interface Schedules {
  start: () => void;
  stop: () => Promise<void>;
}

/** The schedules of the studio and what they need; its thread of checks starts with the first one due, and ends after it. */
export function openSchedules(env: Env, store: Store, rootDir: string): Schedules {
  const checker = new Checker(rootDir, process.env.NODE_ENV === 'production' ? 'built' : 'sources');
  const { CONTENT_DIR: contentDir, DATA_DIR: dataDir } = env;
  const studio = new Studio({ store, contentDir, dataDir, clock: systemClock, checker });
  const watch = new ScheduleWatch({
    run: async (proceed) => {
      const done = await runSchedules(studio, proceed);
      // A thread takes memory, and the next one may be due in a month.
      await checker.close();
      return done;
    },
  });
  return {
    start() {
      watch.start();
    },
    async stop() {
      await watch.stop();
      await checker.close();
      studio.close();
    },
  };
}
