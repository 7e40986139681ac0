import { join, resolve } from 'node:path';
import { openStore } from '#db/client.ts';
import { IndexWriter } from '#db/index/client.ts';
import { systemClock } from '#lib/clock.ts';
import { Ingester } from '#lib/content/ingest.ts';
import { makeHolder } from '#lib/content/lease-holder.ts';
import { getEnv } from '#lib/env.ts';
import { type Command, EXIT_DONE } from './command.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** Rebuilds the read index from the store, after a scan of the files where no running portal does it. */
export const index: Command = async () => {
  const { DATA_DIR, CONTENT_DIR } = getEnv();
  const store = openStore(DATA_DIR, join(ROOT, 'db/migrations'));
  const database = new IndexWriter(DATA_DIR);
  const started = performance.now();
  try {
    const ingester = new Ingester({
      store,
      index: database,
      contentDir: CONTENT_DIR,
      fallbackContentDir: join(ROOT, 'content'),
      dataDir: DATA_DIR,
      clock: systemClock,
      holder: makeHolder(),
    });
    const report = await ingester.scan({ everything: true });
    await ingester.settle();
    await ingester.release();
    const seconds = ((performance.now() - started) / 1_000).toFixed(1);
    process.stdout.write(
      `Index reconstruit en ${seconds} s : ${report.documents} documents, ${report.refused} refusés, révision ${report.revision}.\n`,
    );
    return EXIT_DONE;
  } finally {
    database.close();
    store.close();
  }
};
