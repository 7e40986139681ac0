import { and, desc, eq, gt, isNull, lt, or } from 'drizzle-orm';
import type { Store, StoreWriter } from '#db/client.ts';
import { session, staff } from '#db/schema/staff.ts';
import { writeAtOnce } from '#db/transaction.ts';
import type { StaffRow } from './staff.ts';

export type SessionRow = typeof session.$inferSelect;

export interface NewSession {
  tokenHash: string;
  staffId: number;
  method: SessionRow['method'];
  idToken: string | null;
  expiresAt: string;
}

export function insertSession(writer: StoreWriter, values: NewSession, now: string): SessionRow {
  return writer
    .insert(session)
    .values({ ...values, createdAt: now, lastUsedAt: now })
    .returning()
    .get();
}

/** The session of a token, ended or not, with its person. */
export async function findSession(
  store: Store,
  tokenHash: string,
): Promise<{ session: SessionRow; staff: StaffRow } | undefined> {
  return store.db
    .select({ session, staff })
    .from(session)
    .innerJoin(staff, eq(staff.id, session.staffId))
    .where(eq(session.tokenHash, tokenHash))
    .get();
}

export async function touchSession(store: Store, id: number, now: string): Promise<void> {
  await writeAtOnce(store, (tx) =>
    tx
      .update(session)
      .set({ lastUsedAt: now })
      .where(and(eq(session.id, id), isNull(session.endedAt)))
      .run(),
  );
}

/** Ends a session; false when it had ended already or is not there. */
export function endSession(writer: StoreWriter, id: number, now: string): boolean {
  const { changes } = writer
    .update(session)
    .set({ endedAt: now, idToken: null })
    .where(and(eq(session.id, id), isNull(session.endedAt)))
    .run();
  return changes > 0;
}

export function endSessionsOf(writer: StoreWriter, staffId: number, now: string): number {
  return writer
    .update(session)
    .set({ endedAt: now, idToken: null })
    .where(and(eq(session.staffId, staffId), isNull(session.endedAt)))
    .run().changes;
}

/** Sessions that are still open, the last used first. `idleSince`: unused since then, they have expired. */
export async function listOpenSessions(
  store: Store,
  { now, idleSince }: { now: string; idleSince: string },
): Promise<{ session: SessionRow; staff: StaffRow }[]> {
  return store.db
    .select({ session, staff })
    .from(session)
    .innerJoin(staff, eq(staff.id, session.staffId))
    .where(and(isNull(session.endedAt), gt(session.expiresAt, now), gt(session.lastUsedAt, idleSince)))
    .orderBy(desc(session.lastUsedAt), desc(session.id))
    .all();
}

/** Erases the provider’s tokens of sessions that can no longer be used. */
export async function forgetIdTokens(
  store: Store,
  { now, idleSince }: { now: string; idleSince: string },
): Promise<void> {
  await writeAtOnce(store, (tx) =>
    tx
      .update(session)
      .set({ idToken: null })
      .where(or(lt(session.expiresAt, now), lt(session.lastUsedAt, idleSince)))
      .run(),
  );
}

export async function deleteSessionsBefore(store: Store, instant: string): Promise<number> {
  return writeAtOnce(store, (tx) => tx.delete(session).where(lt(session.createdAt, instant)).run().changes);
}
