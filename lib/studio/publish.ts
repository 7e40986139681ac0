import { join } from 'node:path';
import {
  type FileStep,
  type PublicationOutcome,
  type PublicationRequest,
  publishRevision,
} from '#db/queries/publications.ts';
import { type DocumentRow, findDocumentById } from '#db/queries/revisions.ts';
import { findStoreFault, type StoreFault } from '#db/store-fault.ts';
import { setTimeout as wait } from 'node:timers/promises';
import type { Actor } from '#lib/auth/permissions.ts';
import { addressOf } from '#lib/addresses/address-of.ts';
import type { Fault } from '#lib/content/fault.ts';
import { checkReadable } from '#lib/content/folder.ts';
import type { Kind } from '#lib/content/kinds.ts';
import { carryOut, withPublishLease } from '#lib/content/publication.ts';
import { hashOf } from '#lib/content/source-file.ts';
import { dropStaged, stageText } from '#lib/content/staged-file.ts';
import { getLog } from '#lib/log.ts';
import { readReason } from '#lib/reason.ts';
import { checkDraft, isBlocking } from './check-draft.ts';
import { type DocumentFile, pathOf, readDocumentFile } from './document-file.ts';
import { type Draft, getDraft } from './drafts.ts';
import { readFrontMatter } from './source-edit.ts';
import type { Studio } from './studio.ts';
import { findUnseenIn, type Unseen } from './unseen.ts';

/** What became of the content file: `later`: the portal goes on trying. `store-only`: nothing may be written there. */
export type FileResult = 'written' | 'overtaken' | 'later' | 'store-only';

export type PublishOutcome =
  | { outcome: 'published'; address: string; revisionId: number; file: FileResult }
  /** Faults that no page may be published with. */
  | { outcome: 'blocked'; faults: Fault[] }
  /** Faults that may be overridden, with a reason. */
  | { outcome: 'warned'; faults: Fault[] }
  | { outcome: 'unseen'; unseen: Unseen }
  | { outcome: 'draft-moved' | 'address-taken' | 'busy' | 'purged' }
  | { outcome: 'disk'; fault: StoreFault };

const BUSY_TRIES = 30;
const BUSY_MS = 100;
const NOT_WRITABLE = new Set(['EROFS', 'EACCES', 'EPERM', 'ENOENT', 'ENOTDIR']);

export type DiskOutcome = { outcome: 'disk'; fault: StoreFault };

function toDiskOutcome(cause: unknown): DiskOutcome {
  const fault = findStoreFault(cause);
  if (!fault) throw cause;
  return { outcome: 'disk', fault };
}

/** Waits a moment for another publication to end. A disk that cannot be written is an outcome too. */
export async function whenFree<T>(
  studio: Studio,
  act: () => Promise<T>,
): Promise<T | DiskOutcome | undefined> {
  return tryWhenFree(studio, act).catch(toDiskOutcome);
}

async function tryWhenFree<T>(studio: Studio, act: () => Promise<T>): Promise<T | undefined> {
  for (let attempt = 0; attempt < BUSY_TRIES; attempt += 1) {
    const done = await withPublishLease(studio, act);
    if (done !== undefined) return done;
    await wait(BUSY_MS);
  }
  return undefined;
}

/** Stages a text beside its place; false where the content folder takes nothing, so that the store alone holds it. */
async function tryStage(studio: Studio, path: string, text: string): Promise<boolean> {
  try {
    await checkReadable(studio.contentDir);
    await stageText(join(studio.contentDir, path), text);
    return true;
  } catch (cause) {
    const { code, name } = cause as NodeJS.ErrnoException;
    if (name === 'FolderError' || NOT_WRITABLE.has(code ?? '')) return false;
    throw cause;
  }
}

export type PlacedRequest = Omit<PublicationRequest, 'files' | 'hash' | 'source' | 'at'> & {
  kind: Kind;
  /** The content file as it was seen a moment ago. */
  file: DocumentFile;
  /** Where the text goes, when not to that file. */
  path?: string;
};

export type PlacedOutcome =
  | { outcome: 'published'; revisionId: number; file: FileResult }
  | { outcome: Exclude<PublicationOutcome['outcome'], 'published'> }
  | { outcome: 'disk'; fault: StoreFault };

async function writeFiles(
  studio: Studio,
  { steps }: Extract<PublicationOutcome, { outcome: 'published' }>,
): Promise<FileResult> {
  let result: FileResult = 'written';
  for (const step of steps) {
    try {
      if ((await carryOut(studio, step)) === 'overtaken') result = 'overtaken';
    } catch (cause) {
      getLog().error({ path: step.path, cause: String(cause) }, 'a published file could not be written yet');
      return 'later';
    }
  }
  return result;
}

/**
 * One publication, under the lease: stage the file, put the text live in the store with the journal of what the files
 * still need, write the files, show visitors. Each instant at which it may stop leaves something to go on from.
 */
export async function putLive(studio: Studio, asked: PlacedRequest): Promise<PlacedOutcome> {
  const { file, path = file.path, ...request } = asked;
  const hash = hashOf(request.text);
  try {
    const writable = await tryStage(studio, path, request.text);
    const moved = path !== file.path;
    const files: FileStep[] = [{ action: 'write', path, baseHash: moved ? null : file.hash }];
    if (moved && file.hash !== null) files.push({ action: 'remove', path: file.path, baseHash: file.hash });
    const done = await publishRevision(studio.store, {
      ...request,
      hash,
      source: 'studio',
      at: studio.now(),
      files: writable ? files : [],
    });
    if (done.outcome !== 'published') {
      await dropStaged(join(studio.contentDir, path), hash).catch(() => undefined);
      return done;
    }
    const result = writable ? await writeFiles(studio, done) : 'store-only';
    await studio.refreshIndex();
    return { outcome: 'published', revisionId: done.revisionId, file: result };
  } catch (cause) {
    await dropStaged(join(studio.contentDir, path), hash).catch(() => undefined);
    return toDiskOutcome(cause);
  }
}

/** A withdrawn document that is still so keeps its word; one that is public again loses it. */
export function withdrawalOf(text: string, document: DocumentRow | undefined): string | null {
  return readFrontMatter(text)?.['publish'] === false ? (document?.withdrawal ?? null) : null;
}

/** What someone decided beforehand: it is done by the transaction that publishes. */
export interface Scheduled {
  id: number;
  minute: string;
}

export interface PublishRequest {
  draftId: number;
  /** The version that the author sees. */
  version: number;
  /** Why, in the author’s words. */
  reason: string | null;
  /** Why the warnings are overridden. */
  override: string | null;
  /** What was decided beforehand, where this does it. */
  scheduled?: Scheduled;
}

export type JudgedDraft =
  | { outcome: 'ready'; override: string | null; details: object | null }
  | Extract<PublishOutcome, { outcome: 'blocked' | 'warned' | 'unseen' }>
  | { outcome: 'draft-moved' };

interface Place {
  document: DocumentRow | undefined;
  file: DocumentFile;
  unseen: Unseen | undefined;
}

async function findPlace(studio: Studio, draft: Draft): Promise<Place> {
  const { documentId, kind, slug, format } = draft;
  const document = documentId === null ? undefined : await findDocumentById(studio.store, documentId);
  const file = await readDocumentFile(studio, document, pathOf(kind, slug, format));
  return { document, file, unseen: await findUnseenIn(studio, draft, { document, file }) };
}

type Verdict = Pick<PublishRequest, 'version' | 'override'>;

async function judgeText(
  studio: Studio,
  draft: Draft,
  asked: Verdict,
): Promise<Exclude<JudgedDraft, { outcome: 'unseen' }>> {
  if (draft.version !== asked.version) return { outcome: 'draft-moved' };
  const faults = await checkDraft(studio, draft);
  const blocking = faults.filter(isBlocking);
  if (blocking.length > 0) return { outcome: 'blocked', faults: blocking };
  const override = readReason(asked.override);
  if (faults.length > 0 && override === null) return { outcome: 'warned', faults };
  const details =
    faults.length > 0 ? { override, rules: [...new Set(faults.map(({ rule }) => rule))] } : null;
  return { outcome: 'ready', override, details };
}

/** Whether a draft could be published now, by the checks of a publication. */
export async function judgeDraft(studio: Studio, draft: Draft, asked: Verdict): Promise<JudgedDraft> {
  const judged = await judgeText(studio, draft, asked);
  if (judged.outcome !== 'ready') return judged;
  const { unseen } = await findPlace(studio, draft);
  return unseen ? { outcome: 'unseen', unseen } : judged;
}

/** Publishes a draft that passes the check. Throws {@link TooLongError}. */
export async function publishDraft(
  studio: Studio,
  actor: Actor,
  asked: PublishRequest,
): Promise<PublishOutcome> {
  const draft = await getDraft(studio, actor, asked.draftId, 'publish');
  const judged = await judgeText(studio, draft, asked);
  if (judged.outcome !== 'ready') return judged;
  const { scheduled } = asked;
  const details =
    judged.details || scheduled
      ? { ...judged.details, ...(scheduled && { scheduled: scheduled.minute }) }
      : null;
  const done = await whenFree(studio, async (): Promise<PublishOutcome> => {
    const { documentId, kind, slug, format, text } = draft;
    const { document, file, unseen } = await findPlace(studio, draft);
    if (unseen) return { outcome: 'unseen', unseen };
    const placed = await putLive(studio, {
      documentId,
      kind,
      slug,
      format,
      text,
      authorId: actor.id,
      reason: readReason(asked.reason),
      baseRevisionId: document?.liveRevisionId ?? null,
      withdrawal: withdrawalOf(text, document),
      draft: { id: draft.id, version: draft.version },
      ...(scheduled && { scheduleId: scheduled.id }),
      audit: { action: 'publish', details: details && JSON.stringify(details) },
      file,
    });
    switch (placed.outcome) {
      case 'published':
        return { ...placed, address: addressOf(kind, slug) };
      case 'disk':
        return placed;
      case 'address-taken':
      case 'purged':
        return { outcome: placed.outcome };
      case 'base-moved':
      case 'draft-moved':
      case 'schedule-over':
        return { outcome: 'draft-moved' };
    }
  });
  return done ?? { outcome: 'busy' };
}
