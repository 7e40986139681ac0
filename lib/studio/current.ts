import { systemClock } from '#lib/clock.ts';
import { getEnv } from '#lib/env.ts';
import { getStore } from '#lib/portal/current-store.ts';
import { Studio } from './studio.ts';

let current: Studio | undefined;

/** The studio of this process. The portal always starts from its own folder. */
export function getStudio(): Studio {
  const { CONTENT_DIR, DATA_DIR } = getEnv();
  return (current ??= new Studio({
    store: getStore(),
    contentDir: CONTENT_DIR,
    dataDir: DATA_DIR,
    rootDir: process.cwd(),
    clock: systemClock,
  }));
}
