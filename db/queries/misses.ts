import { and, asc, count, desc, eq, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import type { Store } from '#db/client.ts';
import { miss } from '#db/schema/miss.ts';
import { writeAtOnce } from '#db/transaction.ts';
import { type AuditEntry, insertAudit } from './audit.ts';

export type MissKind = 'search' | 'address';

/** What one process counted of one text since it last wrote. */
export interface MissCount {
  hash: string;
  kind: MissKind;
  text: string;
  day: string;
  count: number;
}

export interface KeptMiss {
  kind: MissKind;
  text: string;
  days: number;
  count: number;
  firstDay: string;
  lastDay: string;
}

export interface MissLimits {
  /** Distinct days from which the text itself is kept. */
  days: number;
  /** Most rows whose text is kept. */
  kept: number;
  /** Most rows in all. */
  rows: number;
  /** Rows that began before this day are forgotten. */
  keptSince: string;
  /** Rows whose text is not kept yet are forgotten when last seen before this day. */
  waitingSince: string;
}

/** Rows of one kind of state beyond the first `most`, the least telling ones first to go. */
function trim(db: Pick<Store['db'], 'select' | 'delete'>, state: 'kept' | 'waiting', most: number): void {
  const inState = state === 'kept' ? isNotNull(miss.text) : isNull(miss.text);
  const excess = db
    .select({ hash: miss.hash })
    .from(miss)
    .where(inState)
    .orderBy(desc(miss.days), desc(miss.lastDay), desc(miss.count), asc(miss.hash))
    .limit(Number.MAX_SAFE_INTEGER)
    .offset(most);
  db.delete(miss).where(inArray(miss.hash, excess)).run();
}

/** Adds what was counted to what the store holds, whichever process wrote it, then forgets what is beyond the limits. */
export async function addMisses(
  store: Store,
  counts: readonly MissCount[],
  limits: MissLimits,
): Promise<void> {
  await writeAtOnce(store, (db) => {
    db.delete(miss).where(lt(miss.firstDay, limits.keptSince)).run();
    db.delete(miss)
      .where(and(isNull(miss.text), lt(miss.lastDay, limits.waitingSince)))
      .run();
    for (const { hash, kind, text, day, count: times } of counts) {
      const days = sql`${miss.days} + (${miss.lastDay} < ${day})`;
      db.insert(miss)
        .values({
          hash,
          kind,
          text: limits.days <= 1 ? text : null,
          days: 1,
          count: times,
          firstDay: day,
          lastDay: day,
        })
        .onConflictDoUpdate({
          target: miss.hash,
          set: {
            days,
            count: sql`${miss.count} + ${times}`,
            lastDay: sql`max(${miss.lastDay}, ${day})`,
            text: sql`CASE WHEN ${days} >= ${limits.days} THEN ${text} END`,
          },
        })
        .run();
    }
    trim(db, 'kept', limits.kept);
    const kept = db.select({ rows: count() }).from(miss).where(isNotNull(miss.text)).get()?.rows ?? 0;
    trim(db, 'waiting', limits.rows - kept);
  });
}

/** The texts kept, the most frequent first. */
export async function listKeptMisses(store: Store, kind: MissKind, most: number): Promise<KeptMiss[]> {
  const { text, days, count: times, firstDay, lastDay } = miss;
  return store.db
    .select({ kind: miss.kind, text, days, count: times, firstDay, lastDay })
    .from(miss)
    .where(and(eq(miss.kind, kind), isNotNull(text)))
    .orderBy(desc(times), desc(lastDay), asc(text))
    .limit(most)
    .all()
    .flatMap((row) => (row.text === null ? [] : [{ ...row, text: row.text }]));
}

/** How many texts are kept, whatever their kind. */
export async function countKeptMisses(store: Store): Promise<number> {
  return store.db.$count(miss, isNotNull(miss.text));
}

/** Takes one out, because someone dealt with it, and writes down who. */
export async function removeMiss(
  store: Store,
  { kind, text }: { kind: MissKind; text: string },
  entry: AuditEntry,
  now: string,
): Promise<void> {
  await writeAtOnce(store, (tx) => {
    tx.delete(miss)
      .where(and(eq(miss.kind, kind), eq(miss.text, text)))
      .run();
    insertAudit(tx, entry, now);
  });
}
