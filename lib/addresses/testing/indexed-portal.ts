import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openStore } from '#db/client.ts';
import { IndexWriter } from '#db/index/client.ts';
import { systemClock } from '#lib/clock.ts';
import { Ingester, type ScanOptions, type ScanReport } from '#lib/content/ingest.ts';
import { purge } from '#lib/purge/purge.ts';
import { preparePortal } from '#lib/portal/testing/open-portal.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

function openParts(dataDir: string, contentDir: string) {
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
  const close = () => {
    store.close();
    index.close();
  };
  return { ingester, store, index, close };
}

/** Reading all of the content is most of what a small test takes: one portal of a run does it, the others start from its copy. */
async function fill(dataDir: string, contentDir: string): Promise<void> {
  const runDir = process.env['TEST_RUN_DIR'];
  const filled = runDir && join(runDir, 'indexed');
  if (filled && existsSync(filled)) {
    cpSync(filled, dataDir, { recursive: true });
    return;
  }
  // Closed before it is copied, so that nothing is left in a write-ahead log.
  const { ingester, close } = openParts(dataDir, contentDir);
  await ingester.scan();
  await ingester.release();
  close();
  if (filled) keepCopy(dataDir, filled);
}

/** Two workers may do it at once: the first one's copy stays. */
function keepCopy(dataDir: string, filled: string): void {
  const staged = `${filled}.${process.pid}`;
  cpSync(dataDir, staged, { recursive: true });
  try {
    renameSync(staged, filled);
  } catch {
    rmSync(staged, { recursive: true, force: true });
  }
}

/** A portal of its own whose content is indexed: queries then answer from the repository's real content. */
export async function openIndexedPortal(): Promise<{
  dataDir: string;
  contentDir: string;
  scan: (options?: ScanOptions) => Promise<ScanReport>;
  /** Takes a document out for good. */
  purge: (id: string) => Promise<void>;
  close: () => void;
}> {
  const { dataDir, contentDir, remove } = preparePortal();
  await fill(dataDir, contentDir);
  const { ingester, store, index, close } = openParts(dataDir, contentDir);
  await ingester.scan();
  return {
    dataDir,
    contentDir,
    scan: (options) => ingester.scan(options),
    async purge(id) {
      const place = { store, index, contentDir, dataDir, clock: systemClock, holder: 'purge' };
      await purge(place, { kind: 'document', id, reason: 'Essai' }, null);
    },
    close() {
      close();
      remove();
    },
  };
}
