import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { IndexWriter } from '#db/index/client.ts';
import { systemClock } from '#lib/clock.ts';
import { Ingester } from '#lib/content/ingest.ts';
import { makeHolder } from '#lib/content/lease-holder.ts';
import { getEnv } from '#lib/env.ts';
import { exportContent } from '#lib/exchange/export-content.ts';
import { type Command, EXIT_DONE, UsageError } from './command.ts';
import { getOrMakeStore } from './command-store.ts';
import { ROOT } from '#scripts/root.ts';

/** Every published document as a content file, in an empty folder. Files are taken in first where no portal does it. */
export const exportFiles: Command = async (args) => {
  const { positionals } = parseArgs({ args: [...args], options: {}, allowPositionals: true });
  const [folder, ...others] = positionals;
  if (folder === undefined || others.length > 0) throw new UsageError('Indiquez un dossier vide.');
  const { DATA_DIR, CONTENT_DIR } = getEnv();
  const fallbackContentDir = join(ROOT, 'content');
  const store = getOrMakeStore(DATA_DIR);
  const index = new IndexWriter(DATA_DIR);
  const ingester = new Ingester({
    store,
    index,
    contentDir: CONTENT_DIR,
    fallbackContentDir,
    dataDir: DATA_DIR,
    clock: systemClock,
    holder: makeHolder(),
  });
  try {
    await ingester.scan();
    const report = await exportContent(resolve(folder), {
      store,
      contentDir: CONTENT_DIR,
      fallbackContentDir,
      clock: systemClock,
    });
    const { produits, actualites, pages } = report.documents;
    process.stdout.write(
      `Exporté dans ${folder} : ${produits} fiches, ${actualites} actualités, ${pages} pages, ${report.referentials} référentiels, ${report.medias} images.\n`,
    );
    return EXIT_DONE;
  } finally {
    await ingester.settle();
    await ingester.release();
    index.close();
    store.close();
  }
};
