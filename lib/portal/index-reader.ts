import { type IndexDatabase, IndexReader } from '#db/index/client.ts';
import { findMeta } from '#db/index/meta.ts';
import { getEnv } from '#lib/env.ts';

let reader: IndexReader | undefined;

/** The read index of this process, opened on first use. Throws while there is none. */
export function getIndex(): IndexDatabase {
  reader ??= new IndexReader(getEnv().DATA_DIR);
  return reader.get();
}

/** Rises with each change of what visitors can see. */
export function getContentRevision(): number {
  return Number(findMeta(getIndex(), 'revision') ?? 0);
}

/** Keeps what `load` makes of the index until its revision or its file changes. */
export function cachedByRevision<T>(load: (index: IndexDatabase) => T): () => T {
  let known: { index: IndexDatabase; revision: number; value: T } | undefined;
  return () => {
    const index = getIndex();
    const revision = getContentRevision();
    if (known?.index !== index || known.revision !== revision)
      known = { index, revision, value: load(index) };
    return known.value;
  };
}
