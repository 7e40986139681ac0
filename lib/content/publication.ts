import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from '#db/client.ts';
import { listRevisionTexts, type RevisionText } from '#db/queries/documents.ts';
import { releaseLease } from '#db/queries/leases.ts';
import {
  forgetPublication,
  keepOvertaken,
  listPublications,
  markDone,
  markRemoved,
  markWritten,
  type PublicationRow,
} from '#db/queries/publications.ts';
import type { Clock } from '#lib/clock.ts';
import { getLog } from '#lib/log.ts';
import { hashOf } from './source-file.ts';
import { dropStaged, findFileHash, removeFile, replacedName, replaceFile, stageText } from './staged-file.ts';
import { tryTakeLease } from './take-lease.ts';

const LEASE_NAME = 'publish';
const LEASE_MS = 20_000;
/** A program that had opened the replaced file may still write to it: it is looked at once more after this. */
const SECOND_LOOK_MS = 1_000;

export interface PublicationPlace {
  store: Store;
  contentDir: string;
  clock: Clock;
  holder: string;
}

/** Another process is publishing. */
export class PublishingElsewhereError extends Error {
  override name = 'PublishingElsewhereError';
}

/** Runs an act that may change content files while no other process does. Undefined when another one is at it. */
export async function withPublishLease<T>(
  place: PublicationPlace,
  act: () => Promise<T>,
): Promise<T | undefined> {
  const { store, holder, clock } = place;
  const now = clock.now();
  if (!(await tryTakeLease(store, { name: LEASE_NAME, holder, leaseMs: LEASE_MS, now }))) return undefined;
  try {
    return await act();
  } finally {
    await releaseLease(store, LEASE_NAME, holder).catch((cause: unknown) => {
      getLog().warn(
        { cause: String(cause) },
        'the lease of publications could not be released: it expires by itself',
      );
    });
  }
}

/** `written`: the file shows the revision. `overtaken`: someone changed the file first; it waits on the desk. */
export type StepOutcome = 'written' | 'overtaken';

async function write(
  place: PublicationPlace,
  step: PublicationRow,
  { text }: RevisionText,
): Promise<StepOutcome> {
  const file = join(place.contentDir, step.path);
  const hash = hashOf(text);
  const current = await findFileHash(file);
  const halfway = current === null && (await findFileHash(replacedName(file, step.id))) !== null;
  if (current === hash) {
    await markWritten(place.store, step, hash);
    return 'written';
  }
  if (current !== step.baseHash && !halfway) return 'overtaken';
  const staged = await stageText(file, text);
  if (!(await replaceFile(file, staged, step))) return 'overtaken';
  await markWritten(place.store, step, hash);
  return 'written';
}

async function remove(place: PublicationPlace, step: PublicationRow): Promise<StepOutcome> {
  const file = join(place.contentDir, step.path);
  const current = await findFileHash(file);
  if (current !== null && current !== step.baseHash) return 'overtaken';
  await removeFile(file, step.id);
  await markRemoved(place.store, step);
  return 'written';
}

async function findText(
  { store }: PublicationPlace,
  step: PublicationRow,
): Promise<RevisionText | undefined> {
  return (await listRevisionTexts(store, [step.revisionId])).get(step.revisionId);
}

/** Does one step of the journal. It may be done again after a crash at any instant. */
export async function carryOut(place: PublicationPlace, step: PublicationRow): Promise<StepOutcome> {
  const revision = await findText(place, step);
  const outcome =
    step.action === 'remove' || !revision ? await remove(place, step) : await write(place, step, revision);
  // The scan that follows takes the other text in.
  if (outcome === 'overtaken') await markDone(place.store, step);
  return outcome;
}

/** Keeps what a publication replaced, unless it is a revision already, then forgets the step. */
async function finish(place: PublicationPlace, step: PublicationRow): Promise<void> {
  const aside = replacedName(join(place.contentDir, step.path), step.id);
  const bytes = await readFile(aside).catch(() => undefined);
  if (bytes) {
    const hash = hashOf(bytes);
    const format = step.path.endsWith('.mdx') ? 'mdx' : 'md';
    const at = place.clock.now().toISOString();
    await keepOvertaken(place.store, step, { text: bytes.toString('utf8'), hash, format, at });
    await rm(aside, { force: true });
  }
  const revision = await findText(place, step);
  if (revision) await dropStaged(join(place.contentDir, step.path), hashOf(revision.text));
  await forgetPublication(place.store, step.id);
}

export interface ReplayReport {
  /** Steps that could not be done, with the reason. */
  failures: { path: string; cause: unknown }[];
}

/** Goes on with the publications that a crash, or a full disk, interrupted. Nothing to do is the common case. */
export async function replayPublications(place: PublicationPlace): Promise<ReplayReport> {
  const failures: ReplayReport['failures'] = [];
  if ((await listPublications(place.store)).length === 0) return { failures };
  await withPublishLease(place, async () => {
    for (const step of await listPublications(place.store)) {
      try {
        const age = place.clock.now().getTime() - Date.parse(step.createdAt);
        if (step.state === 'pending') await carryOut(place, step);
        else if (age >= SECOND_LOOK_MS || age < 0) await finish(place, step);
      } catch (cause) {
        failures.push({ path: step.path, cause });
      }
    }
  });
  return { failures };
}
