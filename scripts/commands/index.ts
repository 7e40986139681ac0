import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { IndexWriter } from '#db/index/client.ts';
import { systemClock } from '#lib/clock.ts';
import { formatFault, hasError } from '#lib/content/fault.ts';
import { Ingester } from '#lib/content/ingest.ts';
import { makeHolder } from '#lib/content/lease-holder.ts';
import { getEnv } from '#lib/env.ts';
import { type Command, EXIT_DONE, EXIT_REFUSED, EXIT_USAGE } from './command.ts';
import { getOrMakeStore } from './command-store.ts';
import { ROOT } from '#scripts/root.ts';

/** Rebuilds the read index from the store, after a scan of the files. A running portal does it by itself. */
export const index: Command = async (args) => {
  parseArgs({ args: [...args], options: {} });
  const { DATA_DIR, CONTENT_DIR } = getEnv();
  const store = getOrMakeStore(DATA_DIR);
  const database = new IndexWriter(DATA_DIR);
  const ingester = new Ingester({
    store,
    index: database,
    contentDir: CONTENT_DIR,
    fallbackContentDir: join(ROOT, 'content'),
    dataDir: DATA_DIR,
    clock: systemClock,
    holder: makeHolder(),
  });
  const started = performance.now();
  try {
    const report = await ingester.scan({ everything: true });
    if (report.idle) {
      process.stderr.write(
        'Un portail en marche tient déjà cet index : rien n’a été reconstruit. Arrêtez-le, puis relancez la commande.\n',
      );
      return EXIT_USAGE;
    }
    await ingester.settle();
    // The variants of images made meanwhile are listed by one more scan.
    const { revision } = await ingester.scan();
    for (const reason of report.reasons) process.stderr.write(`${reason}\n`);
    for (const fault of report.faults) process.stderr.write(`${formatFault(fault)}\n`);
    if (!report.complete) return EXIT_REFUSED;
    const seconds = ((performance.now() - started) / 1_000).toFixed(1);
    process.stdout.write(
      `Index reconstruit en ${seconds} s : ${report.documents} documents, ${report.refused} refusés, révision ${revision}.\n`,
    );
    const well = report.refused === 0 && report.reasons.length === 0 && !hasError(report.faults);
    return well ? EXIT_DONE : EXIT_REFUSED;
  } finally {
    await ingester.settle();
    await ingester.release();
    database.close();
    store.close();
  }
};
