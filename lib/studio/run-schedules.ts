import { cancelMoved, claimDue, endSchedule, holdSchedule, type ScheduleRow } from '#db/queries/schedules.ts';
import { findDraftEver } from '#db/queries/drafts.ts';
import { findDocumentById } from '#db/queries/revisions.ts';
import { findStaff } from '#db/queries/staff.ts';
import { AuthError } from '#lib/auth/auth-error.ts';
import { allow } from '#lib/auth/guard.ts';
import type { Actor } from '#lib/auth/permissions.ts';
import { makeActor } from '#lib/auth/session.ts';
import type { Fault } from '#lib/content/fault.ts';
import { isKind } from '#lib/content/kinds.ts';
import { getLog } from '#lib/log.ts';
import { getLive, withdraw } from './act-on-document.ts';
import { NotFoundError, subjectOf } from './drafts.ts';
import { publishDraft } from './publish.ts';
import type { ScheduleProblem } from './schedule-words.ts';
import { readFrontMatter } from './source-edit.ts';
import type { Studio } from './studio.ts';

/** Longer than a check and a wait for another publication take; then another process may take it, or this one again. */
const HOLD_MS = 20_000;

/** Another publication ends within seconds; a disk that is full stays so for longer. */
const BUSY_MS = 1_000;

type End =
  | { state: 'done' | 'later' | 'busy' }
  | { state: 'failed' | 'cancelled'; problem: ScheduleProblem; detail?: string };

function after(studio: Studio, ms: number): string {
  return new Date(studio.clock.now().getTime() + ms).toISOString();
}

/** Who decided, with the rights that they have now. */
async function getDecider(studio: Studio, id: number): Promise<Actor> {
  const person = await findStaff(studio.store, id);
  if (!person || person.removedAt !== null) throw new AuthError('forbidden');
  // No session of theirs is at work: the portal does it in their name.
  return makeActor(person, 0);
}

function describeFault({ line, message }: Fault): string {
  return `Ligne ${line} : ${message}`;
}

async function publishScheduled(studio: Studio, row: ScheduleRow & { draftId: number }): Promise<End> {
  const draft = await findDraftEver(studio.store, row.draftId);
  if (!draft || draft.closedAt !== null) return { state: 'cancelled', problem: 'draft-closed' };
  if (draft.version !== row.draftVersion) return { state: 'cancelled', problem: 'draft-changed' };
  const actor = await getDecider(studio, row.staffId);
  allow(actor, 'schedule', subjectOf(draft));
  const { id, minute, reason, override } = row;
  const done = await publishDraft(studio, actor, {
    draftId: draft.id,
    version: draft.version,
    reason,
    override,
    scheduled: { id, minute },
  });
  switch (done.outcome) {
    case 'published':
      return { state: 'done' };
    case 'blocked':
    case 'warned': {
      const [fault] = done.faults;
      return { state: 'failed', problem: done.outcome, ...(fault && { detail: describeFault(fault) }) };
    }
    case 'unseen':
    case 'address-taken':
    case 'purged':
      return { state: 'failed', problem: done.outcome };
    // Saved in this very instant: the next pass says so, unless another process has just done it.
    case 'draft-moved':
    case 'busy':
      return { state: 'busy' };
    case 'disk':
      return { state: 'later' };
  }
}

async function withdrawScheduled(studio: Studio, row: ScheduleRow & { documentId: number }): Promise<End> {
  const document = await findDocumentById(studio.store, row.documentId);
  if (!document || !isKind(document.kind)) return { state: 'cancelled', problem: 'gone' };
  const { kind, slug } = document;
  const actor = await getDecider(studio, row.staffId);
  allow(actor, 'schedule', { kind, slug });
  const { live } = await getLive(studio, { kind, slug });
  if (readFrontMatter(live.text)?.['publish'] === false)
    return { state: 'cancelled', problem: 'already-withdrawn' };
  const { id, minute, word, reason } = row;
  const words = { word: word ?? '', reason: reason ?? '', scheduled: { id, minute } };
  const done = await withdraw(studio, actor, { kind, slug }, words);
  switch (done.outcome) {
    case 'done':
      return { state: 'done' };
    case 'unseen':
    case 'not-editable':
      return { state: 'failed', problem: done.outcome };
    case 'busy':
    case 'moved-on':
      return { state: 'busy' };
    default:
      return { state: 'later' };
  }
}

async function carryOut(studio: Studio, row: ScheduleRow): Promise<End> {
  const { draftId, documentId } = row;
  try {
    if (draftId !== null) return await publishScheduled(studio, { ...row, draftId });
    if (documentId !== null) return await withdrawScheduled(studio, { ...row, documentId });
    return { state: 'cancelled', problem: 'gone' };
  } catch (cause) {
    if (cause instanceof AuthError) return { state: 'failed', problem: 'not-allowed' };
    if (cause instanceof NotFoundError) return { state: 'cancelled', problem: 'gone' };
    getLog().error({ schedule: row.id, cause: String(cause) }, 'a schedule could not be carried out yet');
    return { state: 'later' };
  }
}

async function findTarget(studio: Studio, { draftId, documentId }: ScheduleRow): Promise<string> {
  const named =
    (draftId === null ? undefined : await findDraftEver(studio.store, draftId)) ??
    (documentId === null ? undefined : await findDocumentById(studio.store, documentId));
  return named ? `${named.kind}/${named.slug}` : '';
}

/**
 * Does what is due, the oldest first, until nothing is or `proceed` says no. Several processes may: each schedule is held by
 * one at a time, and it is done in the transaction that publishes, once, whoever held it.
 */
export async function runSchedules(studio: Studio, proceed: () => boolean = () => true): Promise<number> {
  let done = 0;
  await cancelMoved(studio.store, studio.now());
  while (proceed()) {
    const term = { now: studio.now(), heldUntil: after(studio, HOLD_MS), latest: after(studio, 2 * HOLD_MS) };
    const row = await claimDue(studio.store, term);
    if (!row) break;
    const end = await carryOut(studio, row);
    if (end.state === 'done') done += 1;
    if (end.state === 'busy') await holdSchedule(studio.store, row.id, after(studio, BUSY_MS));
    if (end.state !== 'failed' && end.state !== 'cancelled') continue;
    const { state, problem, detail = null } = end;
    const target = await findTarget(studio, row);
    await endSchedule(studio.store, {
      id: row.id,
      state,
      problem,
      detail,
      staffId: null,
      target,
      at: studio.now(),
    });
    getLog().warn({ schedule: row.id, target, problem }, 'a schedule was not carried out');
  }
  return done;
}
