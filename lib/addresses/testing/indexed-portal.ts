import { join, resolve } from 'node:path';
import { openStore } from '#db/client.ts';
import { IndexWriter } from '#db/index/client.ts';
import { systemClock } from '#lib/clock.ts';
import { Ingester } from '#lib/content/ingest.ts';
import { preparePortal } from '#lib/portal/testing/open-portal.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

/** A portal of its own whose content is indexed: queries then answer from the repository's real content. */
export async function openIndexedPortal(): Promise<{
  contentDir: string;
  scan: () => Promise<void>;
  close: () => void;
}> {
  const { dataDir, contentDir, remove } = preparePortal();
  const store = openStore(dataDir, join(ROOT, 'db/migrations'));
  const index = new IndexWriter(dataDir);
  const ingester = new Ingester({
    store,
    index,
    contentDir,
    fallbackContentDir: join(ROOT, 'content'),
    dataDir,
    clock: systemClock,
    holder: 'test',
  });
  const scan = async () => {
    await ingester.scan();
  };
  await scan();
  return {
    contentDir,
    scan,
    close() {
      store.close();
      index.close();
      remove();
    },
  };
}
