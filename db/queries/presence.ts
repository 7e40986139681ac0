import { and, desc, eq, gte, lt, ne, or } from 'drizzle-orm';
import type { Store, StoreTransaction } from '#db/client.ts';
import { draftPresence } from '#db/schema/together.ts';
import { writeAtOnce } from '#db/transaction.ts';

export type PresenceRow = typeof draftPresence.$inferSelect;

/** A window of someone, and since when a window must have been seen to be there. */
export interface HandOf {
  staffId: number;
  tab: string;
  since: string;
}

/** Beyond it, those seen longest ago are forgotten: a screen is a row, and a program could open any number. */
const MOST_WINDOWS = 20;

const isWindow = ({ staffId, tab }: Pick<HandOf, 'staffId' | 'tab'>) =>
  and(eq(draftPresence.staffId, staffId), eq(draftPresence.tab, tab));

/** Another window that is there and has the hand. */
export function findOtherHolder(
  tx: StoreTransaction,
  draftId: number,
  { staffId, tab, since }: HandOf,
): PresenceRow | undefined {
  return tx
    .select()
    .from(draftPresence)
    .where(
      and(
        eq(draftPresence.draftId, draftId),
        eq(draftPresence.hand, true),
        gte(draftPresence.seenAt, since),
        or(ne(draftPresence.staffId, staffId), ne(draftPresence.tab, tab)),
      ),
    )
    .get();
}

function listRows(tx: StoreTransaction, draftId: number): PresenceRow[] {
  return tx
    .select()
    .from(draftPresence)
    .where(eq(draftPresence.draftId, draftId))
    .orderBy(desc(draftPresence.hand), desc(draftPresence.seenAt))
    .all();
}

/** Forgets those who are gone, and those who are too many; never this window. */
function tidy(tx: StoreTransaction, draftId: number, { staffId, tab, since }: HandOf): void {
  const ofDraft = eq(draftPresence.draftId, draftId);
  tx.delete(draftPresence)
    .where(and(ofDraft, lt(draftPresence.seenAt, since)))
    .run();
  const others = listRows(tx, draftId).filter((row) => row.staffId !== staffId || row.tab !== tab);
  for (const row of others.slice(MOST_WINDOWS - 1))
    tx.delete(draftPresence)
      .where(and(ofDraft, isWindow(row)))
      .run();
}

export interface Beat extends HandOf {
  draftId: number;
  at: string;
  /**
   * `if-free`: it may write, and does where nobody else does. `if-own`: also where another window of the same person
   * does. `take`: from whoever has it. `none`: it only reads.
   */
  wants: 'if-free' | 'if-own' | 'take' | 'none';
}

/** Notes that a window shows the draft, and gives all that do, the one with the hand first. */
export async function recordPresence(store: Store, beat: Beat): Promise<PresenceRow[]> {
  return writeAtOnce(store, (tx) => {
    const { draftId, staffId, tab, at, wants } = beat;
    tidy(tx, draftId, beat);
    const holder = findOtherHolder(tx, draftId, beat);
    const isFree = !holder || (wants === 'if-own' && holder.staffId === staffId);
    const hand = wants === 'take' || (wants !== 'none' && isFree);
    if (hand && holder)
      tx.update(draftPresence).set({ hand: false }).where(eq(draftPresence.draftId, draftId)).run();
    tx.insert(draftPresence)
      .values({ draftId, staffId, tab, seenAt: at, hand })
      .onConflictDoUpdate({
        target: [draftPresence.draftId, draftPresence.staffId, draftPresence.tab],
        set: { seenAt: at, hand },
      })
      .run();
    return listRows(tx, draftId);
  });
}

/** A window is closed: whoever waits need not wait until it is missed. */
export async function removePresence(
  store: Store,
  draftId: number,
  window: Pick<HandOf, 'staffId' | 'tab'>,
): Promise<void> {
  await writeAtOnce(store, (tx) =>
    tx
      .delete(draftPresence)
      .where(and(eq(draftPresence.draftId, draftId), isWindow(window)))
      .run(),
  );
}

/** Who shows a draft, without writing anything. */
export async function listPresences(store: Store, draftId: number, since: string): Promise<PresenceRow[]> {
  return store.db
    .select()
    .from(draftPresence)
    .where(and(eq(draftPresence.draftId, draftId), gte(draftPresence.seenAt, since)))
    .orderBy(desc(draftPresence.hand), desc(draftPresence.seenAt))
    .all();
}

export async function deletePresencesBefore(store: Store, instant: string): Promise<number> {
  return writeAtOnce(
    store,
    (tx) => tx.delete(draftPresence).where(lt(draftPresence.seenAt, instant)).run().changes,
  );
}
