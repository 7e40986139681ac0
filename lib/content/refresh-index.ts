import type { Store } from '#db/client.ts';
import type { IndexWriter } from '#db/index/client.ts';
import { getLog } from '#lib/log.ts';
import { findIndexedReferentials } from './referentials.ts';
import { syncIndex } from './sync.ts';

/**
 * Shows visitors what the store now holds, without waiting for the next scan. Where there is no index, or it cannot be
 * written, the scan of the process that listens does it a moment later.
 */
export async function refreshIndex(store: Store, writer: IndexWriter, now: Date): Promise<void> {
  try {
    const index = writer.find();
    const referentials = index && findIndexedReferentials(index);
    if (index && referentials) await syncIndex(store, index, referentials, { now });
  } catch (cause) {
    getLog().warn({ cause: String(cause) }, 'the index could not be refreshed: the next scan does it');
  }
}
