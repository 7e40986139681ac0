import { type IndexDatabase, IndexReader } from '#db/index/client.ts';
import { type ChangesSince, getEdition, listChangesSince } from '#db/index/editions.ts';
import { findMeta, type MetaKey } from '#db/index/meta.ts';
import { getEnv } from '#lib/env.ts';

let reader: IndexReader | undefined;

/** The read index of this process, opened on first use. Throws while there is none. */
export function getIndex(): IndexDatabase {
  reader ??= new IndexReader(getEnv().DATA_DIR);
  return reader.get();
}

const getRevision = (index: IndexDatabase): number => Number(findMeta(index, 'revision') ?? 0);

/** Rises with each change of what visitors can see. */
export function getContentRevision(): number {
  return getRevision(getIndex());
}

/** Rises with each purge: what was kept of former revisions must go. */
export function getPurgeCount(): number {
  return Number(findMeta(getIndex(), 'purges') ?? 0);
}

/** Keeps what `load` makes of the index until its revision or its file changes. */
export function cachedByRevision<T>(load: (index: IndexDatabase) => T): () => T {
  let known: { index: IndexDatabase; revision: number; value: T } | undefined;
  return () => {
    const index = getIndex();
    const revision = getRevision(index);
    if (known?.index !== index || known.revision !== revision)
      known = { index, revision, value: load(index) };
    return known.value;
  };
}

/** Keeps what `load` makes of a value of `meta` until that value changes; undefined where there is none. */
export function cachedByMeta<T>(key: MetaKey, load: (text: string | undefined) => T): () => T {
  let known: { text: string | undefined; value: T } | undefined;
  return cachedByRevision((index) => {
    const text = findMeta(index, key);
    if (!known || known.text !== text) known = { text, value: load(text) };
    return known.value;
  });
}

/** Beyond this share of what is known, reading everything again is no slower than following the changes. */
const MOST_FOLLOWED = 0.2;
const LEAST_FOLLOWED = 100;

export interface Follower<T> {
  load: (index: IndexDatabase) => T;
  /** Brings what was made of the index to its present state; undefined when it is better made again. */
  follow: (value: T, index: IndexDatabase, changes: ChangesSince) => T | undefined;
  /** Documents that it holds. */
  sizeOf: (value: T) => number;
}

/** Keeps what is made of the documents and brings it up to date by those that changed, instead of reading all again. */
export function followIndex<T>({ load, follow, sizeOf }: Follower<T>): () => T {
  let known: { index: IndexDatabase; edition: number; value: T } | undefined;
  return () => {
    const index = getIndex();
    if (known?.index === index && known.edition === getEdition(index)) return known.value;
    // One transaction: what is read is of the edition that it is kept under.
    return index.transaction(() => {
      const edition = getEdition(index);
      const before = known?.index === index ? known : undefined;
      // What fails half-way is made again from the start.
      known = undefined;
      let value: T | undefined;
      if (before) {
        const changes = listChangesSince(index, before.edition);
        const changed = changes.changedIds.length + changes.removedIds.length;
        if (changed <= Math.max(LEAST_FOLLOWED, sizeOf(before.value) * MOST_FOLLOWED))
          value = follow(before.value, index, changes);
      }
      known = { index, edition, value: value ?? load(index) };
      return known.value;
    })();
  };
}
