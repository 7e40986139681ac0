import { findStoredDocument } from '#db/queries/revisions.ts';
import { listSchedules, type ListedSchedule, type ScheduleFilter } from '#db/queries/schedules.ts';
import { allow } from '#lib/auth/guard.ts';
import { type Actor, can } from '#lib/auth/permissions.ts';
import { isKind, type Kind } from '#lib/content/kinds.ts';
import type { DocumentName } from './act-on-document.ts';
import { findPersonName, findTitle } from './desk.ts';
import { formatInstant } from './format-instant.ts';
import { describeProblem, formatDue } from './schedule-words.ts';
import { findOwnTitle } from './source-edit.ts';
import type { Studio } from './studio.ts';

/** Done later than this after its hour, a schedule was late: the portal was stopped, or could not write. */
const LATE_MS = 120_000;

export interface ScheduleItem {
  id: number;
  action: 'publish' | 'withdraw';
  kind: Kind;
  slug: string;
  title: string;
  draftId: number | null;
  draftVersion: number | null;
  state: ListedSchedule['state'];
  /** The hour that was asked. */
  due: string;
  /** Its hour has passed and it is still awaited. */
  overdue: boolean;
  finished: string | null;
  by: string;
  problem: string;
  detail: string | null;
}

function isNews({ state, dueAt, finishedAt }: ListedSchedule): boolean {
  if (state !== 'done') return true;
  return finishedAt !== null && Date.parse(finishedAt) - Date.parse(dueAt) > LATE_MS;
}

async function listItems(
  studio: Studio,
  filter: ScheduleFilter,
  isShown: (row: ListedSchedule & { kind: Kind }) => boolean,
): Promise<ScheduleItem[]> {
  const now = studio.clock.now().getTime();
  const items: ScheduleItem[] = [];
  for (const row of await listSchedules(studio.store, filter)) {
    const { kind, slug, state, finishedAt } = row;
    if (!isKind(kind) || !isNews(row) || !isShown({ ...row, kind })) continue;
    const { id, action, draftId, draftVersion, detail } = row;
    items.push({
      id,
      action,
      kind,
      slug,
      title: findOwnTitle(row.text ?? '') ?? findTitle(kind, slug),
      draftId,
      draftVersion,
      state,
      due: formatDue(row),
      overdue: state === 'pending' && now - Date.parse(row.dueAt) > LATE_MS,
      finished: finishedAt && formatInstant(finishedAt),
      by: (await findPersonName(studio, row.staffId)) ?? '',
      problem: describeProblem(row.problem),
      detail,
    });
  }
  return items;
}

/** Who may read the draft, or the document, sees what is decided of it. */
function isReadable(
  actor: Actor,
  { action, kind, slug, ownerId }: Pick<ListedSchedule, 'action' | 'kind' | 'slug' | 'ownerId'>,
): boolean {
  return action === 'publish'
    ? can(actor, 'read-draft', { kind, slug, authorId: ownerId })
    : can(actor, 'read-history', { kind, slug });
}

/** What is to come, and what did not happen as decided. */
export async function listDeskSchedules(studio: Studio, actor: Actor): Promise<ScheduleItem[]> {
  allow(actor, 'enter');
  return listItems(studio, {}, (row) => isReadable(actor, row));
}

export async function listDraftSchedules(
  studio: Studio,
  actor: Actor,
  draftId: number,
): Promise<ScheduleItem[]> {
  allow(actor, 'enter');
  return listItems(studio, { draftId }, (row) => isReadable(actor, row));
}

/** The publication that a draft awaits. */
export function findAwaited(items: readonly ScheduleItem[]): { due: string; version: number } | null {
  const awaited = items.find(({ action, state }) => action === 'publish' && state === 'pending');
  return awaited?.draftVersion ? { due: awaited.due, version: awaited.draftVersion } : null;
}

/** Of a document: its withdrawal, and the publication of its draft. */
export async function listDocumentSchedules(
  studio: Studio,
  actor: Actor,
  { kind, slug }: DocumentName,
): Promise<ScheduleItem[]> {
  allow(actor, 'read-history', { kind, slug });
  const document = await findStoredDocument(studio.store, kind, slug);
  if (!document) return [];
  return listItems(studio, { documentId: document.id }, (row) => isReadable(actor, row));
}
