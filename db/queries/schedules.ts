import { and, asc, desc, eq, gt, isNotNull, isNull, lte, ne, or, type SQL } from 'drizzle-orm';
import type { Store, StoreTransaction } from '#db/client.ts';
import { document } from '#db/schema/document.ts';
import { schedule } from '#db/schema/schedule.ts';
import { draft } from '#db/schema/studio.ts';
import { writeAtOnce } from '#db/transaction.ts';
import { insertAudit } from './audit.ts';

export type ScheduleRow = typeof schedule.$inferSelect;

interface NewSchedule {
  minute: string;
  dueAt: string;
  reason: string | null;
  staffId: number;
  createdAt: string;
  /** `kind/slug`, for the journal of who did what. */
  target: string;
}

export interface NewPublication extends NewSchedule {
  draftId: number;
  draftVersion: number;
  override: string | null;
}

export interface NewWithdrawal extends NewSchedule {
  documentId: number;
  word: string | null;
}

type Problem = 'by-hand' | 'draft-changed' | 'draft-closed';
type AddOutcome = 'added' | 'already' | 'draft-moved';

const pending = eq(schedule.state, 'pending');

function isTaken(tx: StoreTransaction, same: SQL): boolean {
  return tx.select().from(schedule).where(and(same, pending)).get() !== undefined;
}

/** What became of an earlier one is no longer news once there is another. */
function closeEarlier(tx: StoreTransaction, same: SQL, at: string): void {
  tx.update(schedule)
    .set({ seenAt: at })
    .where(and(same, isNull(schedule.seenAt), ne(schedule.state, 'pending')))
    .run();
}

function auditAdded(
  tx: StoreTransaction,
  target: string,
  row: Omit<NewSchedule, 'target'> & { action: 'publish' | 'withdraw' },
): void {
  const { staffId, reason, action, minute, createdAt } = row;
  const details = JSON.stringify({ action, minute });
  insertAudit(tx, { staffId, action: 'schedule', target, reason, details }, createdAt);
}

/** One at a time for a draft, and of the version that its author sees. */
export async function addPublication(store: Store, asked: NewPublication): Promise<AddOutcome> {
  const { target, ...row } = asked;
  return writeAtOnce(store, (tx) => {
    const same = eq(schedule.draftId, row.draftId);
    if (isTaken(tx, same)) return 'already';
    const current = tx.select().from(draft).where(eq(draft.id, row.draftId)).get();
    if (!current || current.closedAt !== null || current.version !== row.draftVersion) return 'draft-moved';
    closeEarlier(tx, same, row.createdAt);
    tx.insert(schedule)
      .values({ action: 'publish', ...row })
      .run();
    auditAdded(tx, target, { action: 'publish', ...row });
    return 'added';
  });
}

/** One at a time for a document. */
export async function addWithdrawal(
  store: Store,
  asked: NewWithdrawal,
): Promise<Exclude<AddOutcome, 'draft-moved'>> {
  const { target, ...row } = asked;
  return writeAtOnce(store, (tx) => {
    const same = eq(schedule.documentId, row.documentId);
    if (isTaken(tx, same)) return 'already';
    closeEarlier(tx, same, row.createdAt);
    tx.insert(schedule)
      .values({ action: 'withdraw', ...row })
      .run();
    auditAdded(tx, target, { action: 'withdraw', ...row });
    return 'added';
  });
}

export async function findSchedule(store: Store, id: number): Promise<ScheduleRow | undefined> {
  return store.db.select().from(schedule).where(eq(schedule.id, id)).get();
}

export interface ScheduleEnd {
  id: number;
  state: 'failed' | 'cancelled';
  problem: string;
  detail: string | null;
  /** Null for the portal itself. */
  staffId: number | null;
  target: string;
  at: string;
}

/** Ends one that has not been done; false when it is no longer awaited. */
export async function endSchedule(store: Store, asked: ScheduleEnd): Promise<boolean> {
  return writeAtOnce(store, (tx) => endIn(tx, asked));
}

function endIn(tx: StoreTransaction, { id, staffId, target, at, ...end }: ScheduleEnd): boolean {
  const { changes } = tx
    .update(schedule)
    // Who ended it knows.
    .set({ ...end, finishedAt: at, seenAt: staffId === null ? null : at })
    .where(and(eq(schedule.id, id), pending))
    .run();
  if (changes === 0) return false;
  const action = end.state === 'failed' ? 'schedule-failed' : 'unschedule';
  insertAudit(tx, { staffId, action, target, details: JSON.stringify({ problem: end.problem }) }, at);
  return true;
}

const moved = or(isNotNull(draft.closedAt), ne(draft.version, schedule.draftVersion));

/** Publications that were decided for a text that is no longer the draft’s: they are not made. Gives how many. */
export async function cancelMoved(store: Store, at: string): Promise<number> {
  const find = (reader: Pick<StoreTransaction, 'select'>) =>
    reader
      .select({ id: schedule.id, kind: draft.kind, slug: draft.slug, closedAt: draft.closedAt })
      .from(schedule)
      .innerJoin(draft, eq(draft.id, schedule.draftId))
      .where(and(pending, moved))
      .all();
  // Nothing to do is the common case, and takes no lock.
  if (find(store.db).length === 0) return 0;
  return writeAtOnce(store, (tx) => {
    const rows = find(tx);
    for (const { id, kind, slug, closedAt } of rows) {
      const problem: Problem = closedAt === null ? 'draft-changed' : 'draft-closed';
      const target = `${kind}/${slug}`;
      endIn(tx, { id, state: 'cancelled', problem, detail: null, staffId: null, target, at });
    }
    return rows.length;
  });
}

export interface ClaimTerm {
  now: string;
  heldUntil: string;
  /** A hold later than this was written by a clock that has since been set back: it counts as over. */
  latest: string;
}

/**
 * Takes the next one that is due: one process at a time. Whoever holds it and dies, or could not finish, leaves it to be
 * taken again later; that it is done once is `settleSchedule`’s matter.
 */
export async function claimDue(store: Store, term: ClaimTerm): Promise<ScheduleRow | undefined> {
  const { now, heldUntil, latest } = term;
  const free = or(isNull(schedule.heldUntil), lte(schedule.heldUntil, now), gt(schedule.heldUntil, latest));
  const due = and(pending, lte(schedule.dueAt, now), free);
  const find = (reader: Pick<StoreTransaction, 'select'>) =>
    reader.select().from(schedule).where(due).orderBy(asc(schedule.dueAt), asc(schedule.id)).limit(1).get();
  if (!find(store.db)) return undefined;
  return writeAtOnce(store, (tx) => {
    const row = find(tx);
    return row && tx.update(schedule).set({ heldUntil }).where(eq(schedule.id, row.id)).returning().get();
  });
}

/** Lets one be taken again from this instant on. */
export async function holdSchedule(store: Store, id: number, heldUntil: string): Promise<void> {
  await writeAtOnce(store, (tx) =>
    tx
      .update(schedule)
      .set({ heldUntil })
      .where(and(eq(schedule.id, id), pending))
      .run(),
  );
}

/** True while what was decided is still awaited. */
export function isAwaited(tx: StoreTransaction, id: number): boolean {
  return isTaken(tx, eq(schedule.id, id));
}

/** In the transaction of what it decided: both are done, or neither. */
export function settleSchedule(tx: StoreTransaction, id: number, at: string): void {
  tx.update(schedule).set({ state: 'done', finishedAt: at }).where(eq(schedule.id, id)).run();
}

export async function markScheduleSeen(store: Store, id: number, at: string): Promise<void> {
  await writeAtOnce(store, (tx) =>
    tx
      .update(schedule)
      .set({ seenAt: at })
      .where(and(eq(schedule.id, id), isNull(schedule.seenAt), ne(schedule.state, 'pending')))
      .run(),
  );
}

export type ListedSchedule = ScheduleRow & {
  kind: string;
  slug: string;
  /** Of its draft, for a publication. */
  text: string | null;
  ownerId: number | null;
};

export interface ScheduleFilter {
  draftId?: number;
  documentId?: number;
}

/** Those awaited, and those whose end nobody has read yet, next due first. */
export async function listSchedules(
  store: Store,
  { draftId, documentId }: ScheduleFilter = {},
): Promise<ListedSchedule[]> {
  const rows = store.db
    .select({ row: schedule, draft, document })
    .from(schedule)
    .leftJoin(draft, eq(draft.id, schedule.draftId))
    .leftJoin(document, eq(document.id, schedule.documentId))
    .where(
      and(
        isNull(schedule.seenAt),
        draftId === undefined ? undefined : eq(schedule.draftId, draftId),
        documentId === undefined
          ? undefined
          : or(eq(schedule.documentId, documentId), eq(draft.documentId, documentId)),
      ),
    )
    .orderBy(asc(schedule.dueAt), desc(schedule.id))
    .all();
  return rows.flatMap(({ row, draft: text, document: page }) => {
    const named = text ?? page;
    // Its draft was published by hand or given up: there is nothing left to do or to tell.
    const over = row.state !== 'done' && text !== null && text.closedAt !== null;
    if (!named || over) return [];
    return [
      {
        ...row,
        kind: named.kind,
        slug: named.slug,
        text: text?.text ?? null,
        ownerId: text?.ownerId ?? null,
      },
    ];
  });
}
