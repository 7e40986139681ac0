import type { Store } from '#db/client.ts';
import { IndexReader, IndexWriter } from '#db/index/client.ts';
import { listReferable } from '#db/index/document.ts';
import { listImages } from '#db/index/meta.ts';
import { addressOf } from '#lib/addresses/address-of.ts';
import type { Clock } from '#lib/clock.ts';
import { isKind } from '#lib/content/kinds.ts';
import { makeHolder } from '#lib/content/lease-holder.ts';
import { findIndexedReferentials, type Referentials } from '#lib/content/referentials.ts';
import { refreshIndex } from '#lib/content/refresh-index.ts';
import type { ImageFacts } from '#lib/portal/image.ts';
import type { CheckTask } from './check-task.ts';
import type { Checker } from './checker.ts';

export interface StudioOptions {
  store: Store;
  contentDir: string;
  dataDir: string;
  clock: Clock;
  /** The thread that checks texts: several studios may share one. */
  checker: Checker;
}

/** What the studio works with. The referentials are those that the read index was made with. */
export class Studio {
  readonly store: Store;
  readonly contentDir: string;
  readonly dataDir: string;
  readonly clock: Clock;
  readonly holder = makeHolder();
  readonly checker: Checker;
  readonly #reader: IndexReader;
  readonly index: IndexWriter;

  constructor({ store, contentDir, dataDir, clock, checker }: StudioOptions) {
    this.store = store;
    this.contentDir = contentDir;
    this.dataDir = dataDir;
    this.clock = clock;
    this.checker = checker;
    this.#reader = new IndexReader(dataDir);
    this.index = new IndexWriter(dataDir);
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

  /** Images as the portal has read them. */
  listImages(): ImageFacts[] {
    return listImages(this.#reader.get()).map(({ data }) => JSON.parse(data) as ImageFacts);
  }

  /** Shows visitors what the store now holds. */
  async refreshIndex(): Promise<void> {
    await refreshIndex(this.store, this.index, this.clock.now());
  }

  close(): void {
    this.#reader.close();
    this.index.close();
  }
}
