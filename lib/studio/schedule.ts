import {
  addPublication,
  addWithdrawal,
  endSchedule,
  findSchedule,
  type ScheduleRow,
  markScheduleSeen,
} from '#db/queries/schedules.ts';
import { findDraftEver } from '#db/queries/drafts.ts';
import { findDocumentById } from '#db/queries/revisions.ts';
import { allow } from '#lib/auth/guard.ts';
import type { Actor, Subject } from '#lib/auth/permissions.ts';
import { readReason, readWord } from '#lib/reason.ts';
import { type DocumentName, getLive } from './act-on-document.ts';
import { getDraft, NotFoundError, subjectOf } from './drafts.ts';
import { judgeDraft, type JudgedDraft } from './publish.ts';
import { type Occurrence, readScheduleTime, type TimeProblem } from './schedule-time.ts';
import { readFrontMatter } from './source-edit.ts';
import type { Studio } from './studio.ts';

export interface AskedTime {
  /** `YYYY-MM-DDTHH:MM` in Paris. */
  minute: string;
  occurrence: Occurrence | null;
}

export type ScheduleDraftOutcome =
  | { outcome: 'scheduled'; dueAt: string; minute: string; version: number }
  | Exclude<JudgedDraft, { outcome: 'ready' }>
  | { outcome: TimeProblem | 'already' | 'header-publishes' };

export interface ScheduleDraftRequest extends AskedTime {
  draftId: number;
  version: number;
  reason: string | null;
  override: string | null;
}

/** Decides that a draft, as it is now, is published at an hour to come: it is judged now, and again then. */
export async function scheduleDraft(
  studio: Studio,
  actor: Actor,
  asked: ScheduleDraftRequest,
): Promise<ScheduleDraftOutcome> {
  const draft = await getDraft(studio, actor, asked.draftId, 'publish');
  allow(actor, 'schedule', subjectOf(draft));
  const time = readScheduleTime(asked.minute, asked.occurrence, studio.clock.now());
  if ('problem' in time) return { outcome: time.problem };
  const judged = await judgeDraft(studio, draft, asked);
  if (judged.outcome !== 'ready') return judged;
  if (readFrontMatter(draft.text)?.['publish_at']) return { outcome: 'header-publishes' };
  const dueAt = time.instant.toISOString();
  const outcome = await addPublication(studio.store, {
    draftId: draft.id,
    draftVersion: draft.version,
    minute: asked.minute,
    dueAt,
    reason: readReason(asked.reason),
    override: judged.override,
    staffId: actor.id,
    createdAt: studio.now(),
    target: `${draft.kind}/${draft.slug}`,
  });
  return outcome === 'added'
    ? { outcome: 'scheduled', dueAt, minute: asked.minute, version: draft.version }
    : { outcome };
}

export type ScheduleWithdrawalOutcome = {
  outcome: 'scheduled' | TimeProblem | 'already' | 'no-reason' | 'header-expires' | 'already-withdrawn';
};

/** Decides that a page is withdrawn at an hour to come, whatever is published at its address until then. */
export async function scheduleWithdrawal(
  studio: Studio,
  actor: Actor,
  name: DocumentName,
  asked: AskedTime & { word: string; reason: string },
): Promise<ScheduleWithdrawalOutcome> {
  allow(actor, 'withdraw', name);
  allow(actor, 'schedule', name);
  const { document, live } = await getLive(studio, name);
  const time = readScheduleTime(asked.minute, asked.occurrence, studio.clock.now());
  if ('problem' in time) return { outcome: time.problem };
  const reason = readReason(asked.reason);
  if (reason === null) return { outcome: 'no-reason' };
  const header = readFrontMatter(live.text);
  if (header?.['publish'] === false) return { outcome: 'already-withdrawn' };
  if (header?.['expire_at']) return { outcome: 'header-expires' };
  const outcome = await addWithdrawal(studio.store, {
    documentId: document.id,
    minute: asked.minute,
    dueAt: time.instant.toISOString(),
    word: readWord(asked.word),
    reason,
    staffId: actor.id,
    createdAt: studio.now(),
    target: `${name.kind}/${name.slug}`,
  });
  return { outcome: outcome === 'added' ? 'scheduled' : outcome };
}

/** What a schedule is about, its draft closed or not. */
async function getSubject(studio: Studio, { draftId, documentId }: ScheduleRow): Promise<Subject> {
  if (draftId !== null) {
    const draft = await findDraftEver(studio.store, draftId);
    if (draft) return subjectOf(draft);
  }
  const document = documentId === null ? undefined : await findDocumentById(studio.store, documentId);
  if (!document) throw new NotFoundError('schedule');
  return document;
}

async function getSchedule(
  studio: Studio,
  actor: Actor,
  id: number,
): Promise<{ row: ScheduleRow; subject: Subject }> {
  const row = await findSchedule(studio.store, id);
  if (!row) throw new NotFoundError(`schedule ${id}`);
  const subject = await getSubject(studio, row);
  allow(actor, 'schedule', subject);
  return { row, subject };
}

/** Calls off what was decided; `over` when it has been done, or called off, already. */
export async function cancelSchedule(
  studio: Studio,
  actor: Actor,
  id: number,
): Promise<{ outcome: 'cancelled' | 'over'; row: ScheduleRow; subject: Subject }> {
  const { row, subject } = await getSchedule(studio, actor, id);
  const cancelled = await endSchedule(studio.store, {
    id,
    state: 'cancelled',
    problem: 'by-hand',
    detail: null,
    staffId: actor.id,
    target: `${subject.kind}/${subject.slug}`,
    at: studio.now(),
  });
  return { outcome: cancelled ? 'cancelled' : 'over', row, subject };
}

/** Says that what became of it was read. */
export async function acknowledgeSchedule(
  studio: Studio,
  actor: Actor,
  id: number,
): Promise<{ row: ScheduleRow; subject: Subject }> {
  const found = await getSchedule(studio, actor, id);
  await markScheduleSeen(studio.store, id, studio.now());
  return found;
}
