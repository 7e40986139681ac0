import type { Store } from '#db/client.ts';
import type { IndexDatabase } from '#db/index/client.ts';
import { type DocumentEntry, listHiddenDocuments, listIndexedStates } from '#db/index/document.ts';
import { findMeta } from '#db/index/meta.ts';
import { applyChange, type IndexChange } from '#db/index/write.ts';
import { listLiveDocuments, listRevisionTexts, type LiveDocument, markPublic } from '#db/queries/documents.ts';
import { getContentRevision, raiseContentRevision } from '#db/queries/state.ts';
import { localMinute } from '#lib/clock.ts';
import { visibilityAt } from '#lib/portal/visibility.ts';
import type { Fault } from './fault.ts';
import { isKind } from './kinds.ts';
import { parseSource } from './parse.ts';
import { toEntry } from './project.ts';
import { hashOf } from './source-file.ts';
import type { Referentials } from './referentials.ts';

/** Key of `meta` for the hash of the image list that the index holds. */
export const IMAGES_HASH = 'images';

export interface SyncResult {
  /** Documents written to or taken out of the index. */
  changed: number;
  /** The content revision that the index now shows. */
  revision: number;
  /** Faults of live texts that today's check refuses: the index keeps what it has of them. */
  faults: Fault[];
}

async function makeEntry(live: LiveDocument, text: string, format: 'md' | 'mdx', referentials: Referentials) {
  if (!isKind(live.kind)) return { faults: [] };
  const path = `${live.kind}/${live.slug}.${format}`;
  const name = { path, kind: live.kind, slug: live.slug, format };
  const { document, faults } = await parseSource(name, text, referentials, { compile: false });
  if (!document) return { faults: faults.filter((fault) => fault.severity === 'error') };
  return { entry: toEntry(document, live, referentials), faults: [] };
}

export interface SyncOptions {
  now: Date;
  /** Read every document again. */
  everything?: boolean;
  /** A publication or an expiry fell due: visitors see a difference though no text changed. */
  due?: boolean;
  images?: IndexChange['images'];
}

/**
 * Brings the read index to what the store holds: only documents whose live revision or state differs are read again,
 * all of them when the referentials changed or `everything` is asked. One transaction; raises the content revision
 * when visitors could see a difference.
 */
export async function syncIndex(
  store: Store,
  index: IndexDatabase,
  referentials: Referentials,
  { now, everything = false, due = false, images }: SyncOptions,
): Promise<SyncResult> {
  const minute = localMinute(now);
  const fingerprint = hashOf(referentials.fingerprint);
  const whole = everything || findMeta(index, 'referentials') !== fingerprint;
  const live = await listLiveDocuments(store);
  const known = new Map(listIndexedStates(index).map((state) => [state.id, state]));
  const appearing = new Set(
    listHiddenDocuments(index)
      .filter((document) => visibilityAt(document, minute) === 'public')
      .map(({ id }) => id),
  );
  const stale = live.filter((document) => {
    const state = known.get(document.id);
    return (
      whole ||
      appearing.has(document.id) ||
      state?.revisionId !== document.revisionId ||
      state.retired !== document.retired
    );
  });
  const present = new Set(live.map(({ id }) => id));
  const removedIds = [...known.keys()].filter((id) => !present.has(id));
  const texts = await listRevisionTexts(
    store,
    stale.map(({ revisionId }) => revisionId),
  );
  const upserts: DocumentEntry[] = [];
  const faults: Fault[] = [];
  for (const document of stale) {
    const revision = texts.get(document.revisionId);
    if (!revision) continue;
    const made = await makeEntry(document, revision.text, revision.format, referentials);
    faults.push(...made.faults);
    if (made.entry) upserts.push(made.entry);
  }
  const newlyPublic = upserts.filter(
    ({ document }) => !document.wasPublic && visibilityAt(document, minute) === 'public',
  );
  for (const { document } of newlyPublic) document.wasPublic = true;
  await markPublic(
    store,
    newlyPublic.map(({ document }) => document.id),
    now.toISOString(),
  );
  const changed = upserts.length + removedIds.length;
  const stored = await getContentRevision(store);
  const visible = changed > 0 || whole || due || images !== undefined;
  if (!visible && Number(findMeta(index, 'revision') ?? -1) === stored) return { changed, revision: stored, faults };
  const revision = visible ? await raiseContentRevision(store) : stored;
  applyChange(index, {
    upserts,
    removedIds,
    images,
    meta: {
      revision: String(revision),
      referentials: fingerprint,
      settings: JSON.stringify(referentials.settings),
      vocabularies: JSON.stringify(referentials.vocabularies),
      synonyms: JSON.stringify(referentials.synonyms),
      ...(images && { [IMAGES_HASH]: hashOf(JSON.stringify(images)) }),
    },
  });
  return { changed, revision, faults };
}
