import type { Store } from '#db/client.ts';
import type { IndexDatabase } from '#db/index/client.ts';
import { type DocumentEntry, listHiddenDocuments, listIndexedStates } from '#db/index/document.ts';
import { findMeta } from '#db/index/meta.ts';
import { applyChange, type IndexChange } from '#db/index/write.ts';
import {
  listEarlierRevisions,
  listLiveDocuments,
  listRevisionTexts,
  type LiveDocument,
  markPublic,
  type RevisionText,
} from '#db/queries/documents.ts';
import { countPurges } from '#db/queries/purges.ts';
import { listReadings, saveReadings, type StoredReading } from '#db/queries/readings.ts';
import { getContentRevision, getStoreId, raiseContentRevision } from '#db/queries/state.ts';
import { localMinute } from '#lib/clock.ts';
import { visibilityAt } from '#lib/portal/visibility.ts';
import type { Fault } from './fault.ts';
import { findFrontMatter, parseFrontMatter } from './front-matter.ts';
import { isKind } from './kinds.ts';
import { analyseDocument } from './own-terms.ts';
import { parseSource } from './parse.ts';
import { toEntry } from './project.ts';
import { READING_FORMAT, toDocument, writeReading } from './reading.ts';
import { hashOf } from './source-file.ts';
import { unparsable } from './sources.ts';
import { UNSHOWN_TEXT } from './tags.ts';
import { type Referentials, toMeta } from './referentials.ts';

/** Key of `meta` for the hash of the image list that the index holds. */
export const IMAGES_HASH = 'images';
/** Key of `meta` for the store that the index was made from. */
const STORE_ID = 'store_id';
/** How many purges there were: whoever keeps documents of former editions forgets them when it rises. */
const PURGES = 'purges';

/** A live text that today's check refuses, and the revision shown in its place if one passes. */
interface RefusedText {
  faults: Fault[];
  shown: number | undefined;
}

/** By live revision: what spares reading refused texts again at each pass. */
export type RefusedTexts = Map<number, RefusedText>;

export interface SyncResult {
  /** Documents written to or taken out of the index. */
  changed: number;
  /** The content revision that the index now shows. */
  revision: number;
  /** Faults of live texts that today's check refuses: the index keeps what it has of them, or an earlier text. */
  faults: Fault[];
}

interface Made {
  entry?: DocumentEntry;
  faults: Fault[];
  /** What reading the text gave, when it was not known before. */
  reading?: string;
}

/** A text that was read before is not parsed again: its reading was kept when it passed. */
async function makeEntry(
  live: LiveDocument,
  { text, format }: RevisionText,
  referentials: Referentials,
  reading?: string,
): Promise<Made> {
  if (!isKind(live.kind)) return { faults: [] };
  const path = `${live.kind}/${live.slug}.${format}`;
  const name = { path, kind: live.kind, slug: live.slug, format };
  try {
    const known = reading === undefined ? undefined : toDocument(name, text, reading);
    if (known) return { entry: toEntry(known, live, referentials), faults: [] };
    const { document, faults } = await parseSource(name, text, referentials, { compile: false });
    if (document) {
      const analysed = analyseDocument(document);
      return { entry: toEntry(analysed, live, referentials), faults: [], reading: writeReading(analysed) };
    }
    return { faults: faults.filter((fault) => fault.severity === 'error') };
  } catch (cause) {
    return { faults: [unparsable(path, cause)] };
  }
}

const LOCAL_MINUTE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** An earlier text must not bring back what the live one withdraws, as far as the live one can be read. */
function keepPublication({ document }: DocumentEntry, liveText: string): void {
  const split = findFrontMatter(liveText);
  const value = split && parseFrontMatter(split).frontMatter?.value;
  if (!value) return;
  document.publish = value['publish'] !== false;
  if (document.kind !== 'actualites') return;
  const minute = (key: string) => {
    const text = value[key];
    return typeof text === 'string' && LOCAL_MINUTE.test(text) ? text : null;
  };
  document.publishAt = minute('publish_at');
  document.expireAt = minute('expire_at');
}

/** What the index may show of a refused live text: the text it shows already, else the newest earlier one that passes. */
async function findEarlierEntry(
  store: Store,
  live: LiveDocument,
  liveText: string,
  shown: number | undefined,
  referentials: Referentials,
): Promise<DocumentEntry | undefined> {
  const earlier = await listEarlierRevisions(store, live.id, live.revisionId);
  const first = earlier.filter(({ id }) => id === shown);
  for (const { id, createdAt } of [...first, ...earlier.filter((other) => other.id !== shown)]) {
    const text = (await listRevisionTexts(store, [id])).get(id);
    if (!text) continue;
    const { entry } = await makeEntry({ ...live, revisionId: id, updatedAt: createdAt }, text, referentials);
    if (!entry) continue;
    keepPublication(entry, liveText);
    return entry;
  }
  return undefined;
}

/** A text nested too deep, and nothing else the matter with it, still tells its facts: words stand in its place. */
async function findEntryWithoutText(
  live: LiveDocument,
  revision: RevisionText,
  faults: readonly Fault[],
  referentials: Referentials,
): Promise<DocumentEntry | undefined> {
  const { text } = revision;
  const split = findFrontMatter(text);
  if (!split || faults.some(({ rule }) => rule !== 'nesting')) return undefined;
  const shown = `${text.slice(0, text.length - split.body.length)}\n${UNSHOWN_TEXT}\n`;
  return (await makeEntry(live, { ...revision, text: shown }, referentials)).entry;
}

export interface SyncOptions {
  now: Date;
  /** Read every document again. */
  everything?: boolean;
  /** A publication or an expiry fell due: visitors see a difference though no text changed. */
  due?: boolean;
  images?: IndexChange['images'];
  /** Remembered from one pass to the next. */
  refused?: RefusedTexts;
  /** Called before each document that is read and before the index is written; what it throws stops the pass. */
  proceed?: () => Promise<void>;
}

type IndexedState = ReturnType<typeof listIndexedStates>[number];

/** What a pass goes by: what the index knows, and what was refused before. */
interface Pass {
  /** Every document is read again. */
  whole: boolean;
  minute: string;
  known: ReadonlyMap<number, IndexedState>;
  refused: RefusedTexts;
}

/** Live documents that the index shows otherwise, or not yet. */
function chooseStale(
  index: IndexDatabase,
  live: readonly LiveDocument[],
  { whole, minute, known, refused }: Pass,
): LiveDocument[] {
  const appearing = new Set(
    listHiddenDocuments(index)
      .filter((document) => visibilityAt(document, minute) === 'public')
      .map(({ id }) => id),
  );
  return live.filter((document) => {
    const state = known.get(document.id);
    const refusal = refused.get(document.revisionId);
    const expected = refusal ? refusal.shown : document.revisionId;
    return (
      whole ||
      appearing.has(document.id) ||
      state?.revisionId !== expected ||
      (state !== undefined && state.retired !== document.retired)
    );
  });
}

interface Read {
  upserts: DocumentEntry[];
  /** Those whose text is refused and that are retired, or come back, as they are shown. */
  retired: { id: number; retired: boolean }[];
  newReadings: StoredReading[];
}

/** Reads documents for the index; those that today's check refuses are noted in `refused`. */
async function readDocuments(
  store: Store,
  stale: readonly LiveDocument[],
  referentials: Referentials,
  { known, refused }: Pass,
  proceed: SyncOptions['proceed'],
): Promise<Read> {
  const revisions = stale.map(({ revisionId }) => revisionId);
  const texts = await listRevisionTexts(store, revisions);
  const readings = await listReadings(store, revisions, READING_FORMAT);
  const read: Read = { upserts: [], retired: [], newReadings: [] };
  for (const document of stale) {
    const { id, revisionId } = document;
    const revision = texts.get(revisionId);
    if (!revision) continue;
    await proceed?.();
    const { entry, faults, reading } = await makeEntry(
      document,
      revision,
      referentials,
      readings.get(revisionId),
    );
    if (reading !== undefined) read.newReadings.push({ documentId: id, revisionId, content: reading });
    if (entry) {
      read.upserts.push(entry);
      continue;
    }
    const state = known.get(id);
    const earlier =
      (await findEarlierEntry(store, document, revision.text, state?.revisionId, referentials)) ??
      (state ? undefined : await findEntryWithoutText(document, revision, faults, referentials));
    if (earlier) read.upserts.push(earlier);
    else if (state && state.retired !== document.retired)
      read.retired.push({ id, retired: document.retired });
    refused.set(revisionId, { faults, shown: earlier?.document.revisionId ?? state?.revisionId });
  }
  return read;
}

/** Remembers which documents visitors can read from now on, in the store and in what is about to be indexed. */
async function markNewlyPublic(store: Store, upserts: readonly DocumentEntry[], now: Date): Promise<void> {
  const minute = localMinute(now);
  const newlyPublic = upserts.filter(
    ({ document }) => !document.wasPublic && visibilityAt(document, minute) === 'public',
  );
  for (const { document } of newlyPublic) document.wasPublic = true;
  await markPublic(
    store,
    newlyPublic.map(({ document }) => document.id),
    now.toISOString(),
  );
}

/**
 * Brings the read index to what the store holds: only documents whose live revision or state differs are read again,
 * all of them when the referentials changed, `everything` is asked or the index is another store's. One transaction;
 * raises the content revision when visitors could see a difference.
 */
export async function syncIndex(
  store: Store,
  index: IndexDatabase,
  referentials: Referentials,
  options: SyncOptions,
): Promise<SyncResult> {
  const { now, everything = false, due = false, images, proceed } = options;
  const refused = options.refused ?? new Map<number, RefusedText>();
  const storeId = await getStoreId(store);
  const foreign = findMeta(index, STORE_ID) !== storeId;
  const whole = everything || foreign || findMeta(index, 'referentials') !== referentials.fingerprint;
  const live = await listLiveDocuments(store);
  const present = new Set(live.map(({ id }) => id));
  const liveRevisions = new Set(live.map(({ revisionId }) => revisionId));
  for (const id of refused.keys()) if (whole || !liveRevisions.has(id)) refused.delete(id);
  const known = new Map(foreign ? [] : listIndexedStates(index).map((state) => [state.id, state] as const));
  const pass = { whole, minute: localMinute(now), known, refused };
  const stale = chooseStale(index, live, pass);
  const removedIds = [...known.keys()].filter((id) => !present.has(id));
  const { upserts, retired, newReadings } = await readDocuments(store, stale, referentials, pass, proceed);
  const faults = [...refused.values()].flatMap((text) => text.faults);
  await proceed?.();
  if (newReadings.length > 0) await saveReadings(store, newReadings, READING_FORMAT);
  await markNewlyPublic(store, upserts, now);
  const changed = upserts.length + retired.length + removedIds.length;
  const stored = await getContentRevision(store);
  const visible = changed > 0 || whole || due || images !== undefined;
  if (!visible && Number(findMeta(index, 'revision') ?? -1) === stored)
    return { changed, revision: stored, faults };
  const revision = visible ? await raiseContentRevision(store) : stored;
  applyChange(index, {
    only: foreign ? [] : everything ? [...present] : undefined,
    upserts,
    removedIds,
    retired,
    images,
    meta: {
      ...toMeta(referentials),
      [STORE_ID]: storeId,
      revision: String(revision),
      [PURGES]: String(await countPurges(store)),
      ...(images && { [IMAGES_HASH]: hashOf(JSON.stringify(images)) }),
    },
  });
  return { changed, revision, faults };
}

/** True when the index holds what the store's content revision stands for. */
export async function isComplete(store: Store, index: IndexDatabase): Promise<boolean> {
  return (
    findMeta(index, STORE_ID) === (await getStoreId(store)) &&
    Number(findMeta(index, 'revision') ?? -1) === (await getContentRevision(store))
  );
}
