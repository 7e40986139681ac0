import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '#db/client.ts';
import { INDEX_FILE, IndexReader, IndexWriter } from '#db/index/client.ts';
import { listReferable } from '#db/index/document.ts';
import { addressOf } from '#lib/addresses/address-of.ts';
import type { Clock } from '#lib/clock.ts';
import { isKind } from '#lib/content/kinds.ts';
import { makeHolder } from '#lib/content/lease-holder.ts';
import { findIndexedReferentials, type Referentials } from '#lib/content/referentials.ts';
import { syncIndex } from '#lib/content/sync.ts';
import { getLog } from '#lib/log.ts';
import type { CheckTask } from './check-task.ts';
import { Checker } from './checker.ts';

export interface StudioOptions {
  store: Store;
  contentDir: string;
  dataDir: string;
  /** Holds the sources of the portal. */
  rootDir: string;
  clock: Clock;
  /** The thread that checks texts, where several studios share one. */
  checker?: Checker;
}

/** What the studio works with. The referentials are those that the read index was made with. */
export class Studio {
  readonly store: Store;
  readonly contentDir: string;
  readonly clock: Clock;
  readonly holder = makeHolder();
  readonly checker: Checker;
  readonly #reader: IndexReader;
  readonly #writer: IndexWriter;
  readonly #indexFile: string;

  constructor({ store, contentDir, dataDir, rootDir, clock, checker }: StudioOptions) {
    this.store = store;
    this.contentDir = contentDir;
    this.clock = clock;
    this.checker = checker ?? new Checker(rootDir);
    this.#reader = new IndexReader(dataDir);
    this.#writer = new IndexWriter(dataDir);
    this.#indexFile = join(dataDir, INDEX_FILE);
  }

  now(): string {
    return this.clock.now().toISOString();
  }

  getReferentials(): Referentials {
    const referentials = findIndexedReferentials(this.#reader.get());
    if (!referentials) throw new Error('the read index holds no referentials');
    return referentials;
  }

  /** What a document may refer to, those of `own` address left out. */
  listTargets(): Pick<CheckTask, 'addresses' | 'redirects' | 'medias'> {
    const { documents, redirects, images } = listReferable(this.#reader.get());
    const addresses = documents.flatMap(({ kind, slug }) => (isKind(kind) ? [addressOf(kind, slug)] : []));
    const claims = new Map<string, Set<string>>();
    for (const { path, kind, slug } of redirects) {
      if (!isKind(kind)) continue;
      claims.set(path, (claims.get(path) ?? new Set()).add(addressOf(kind, slug)));
    }
    return { addresses: new Set(addresses), redirects: claims, medias: new Set(images) };
  }

  /**
   * Shows visitors what the store now holds, without waiting for the next scan. Where the index cannot be written the
   * scan of the process that listens does it a moment later.
   */
  async refreshIndex(): Promise<void> {
    if (!existsSync(this.#indexFile)) return;
    try {
      const index = this.#writer.find();
      const referentials = index && findIndexedReferentials(index);
      if (index && referentials) await syncIndex(this.store, index, referentials, { now: this.clock.now() });
    } catch (cause) {
      getLog().warn({ cause: String(cause) }, 'the index could not be refreshed: the next scan does it');
    }
  }

  close(): void {
    this.#reader.close();
    this.#writer.close();
  }
}
