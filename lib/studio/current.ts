import { systemClock } from '#lib/clock.ts';
import { getEnv } from '#lib/env.ts';
import { getStore } from '#lib/portal/current-store.ts';
import { Checker } from './checker.ts';
import { makeDocxReader, type ReadDocument } from './docx/docx-reader.ts';
import { Studio } from './studio.ts';

/** What the threads of the studio run as. */
const MADE = process.env.NODE_ENV === 'production' ? 'built' : 'sources';

let current: Studio | undefined;

/** The studio of this process. The portal always starts from its own folder. */
export function getStudio(): Studio {
  const { CONTENT_DIR, DATA_DIR } = getEnv();
  return (current ??= new Studio({
    store: getStore(),
    contentDir: CONTENT_DIR,
    dataDir: DATA_DIR,
    clock: systemClock,
    checker: new Checker(process.cwd(), MADE),
  }));
}

/** What reads Word documents in this process. */
export function getDocxReader(): ReadDocument {
  return makeDocxReader(process.cwd(), MADE);
}
