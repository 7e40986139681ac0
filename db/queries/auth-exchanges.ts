import { and, asc, count, eq, gt, inArray, lt } from 'drizzle-orm';
import type { Store } from '#db/client.ts';
import { authExchange, terminalLink } from '#db/schema/staff.ts';
import { writeAtOnce } from '#db/transaction.ts';

export type AuthExchange = typeof authExchange.$inferSelect;

/** Anyone may begin: what was never finished must not fill the store. */
const OPEN_MAX = 5_000;
/** Tabs opened by one browser. */
const OPEN_PER_BROWSER = 10;

export async function saveAuthExchange(store: Store, exchange: AuthExchange): Promise<void> {
  await writeAtOnce(store, (tx) => {
    tx.delete(authExchange).where(lt(authExchange.expiresAt, exchange.createdAt)).run();
    for (const [limit, condition] of [
      [OPEN_PER_BROWSER, eq(authExchange.browserHash, exchange.browserHash)],
      [OPEN_MAX, undefined],
    ] as const) {
      const excess =
        (tx.select({ open: count() }).from(authExchange).where(condition).get()?.open ?? 0) - limit + 1;
      if (excess <= 0) continue;
      const oldest = tx
        .select({ stateHash: authExchange.stateHash })
        .from(authExchange)
        .where(condition)
        .orderBy(asc(authExchange.createdAt))
        .limit(excess);
      tx.delete(authExchange).where(inArray(authExchange.stateHash, oldest)).run();
    }
    tx.insert(authExchange).values(exchange).run();
  });
}

/** Takes an exchange, once: gone for whoever comes with it again. Only the browser that began it can. */
export async function takeAuthExchange(
  store: Store,
  { stateHash, browserHash, kind }: Pick<AuthExchange, 'stateHash' | 'browserHash' | 'kind'>,
  now: string,
): Promise<AuthExchange | undefined> {
  return writeAtOnce(store, (tx) =>
    tx
      .delete(authExchange)
      .where(
        and(
          eq(authExchange.stateHash, stateHash),
          eq(authExchange.browserHash, browserHash),
          eq(authExchange.kind, kind),
          gt(authExchange.expiresAt, now),
        ),
      )
      .returning()
      .get(),
  );
}

/** Whether a browser has a sign-in under way. */
export async function hasOpenSignIn(store: Store, browserHash: string, now: string): Promise<boolean> {
  const open = and(
    eq(authExchange.browserHash, browserHash),
    eq(authExchange.kind, 'sign-in'),
    gt(authExchange.expiresAt, now),
  );
  return (await store.db.$count(authExchange, open)) > 0;
}

/** The sign-out that a browser has begun. */
export async function findSignOut(
  store: Store,
  browserHash: string,
  now: string,
): Promise<AuthExchange | undefined> {
  return store.db
    .select()
    .from(authExchange)
    .where(
      and(
        eq(authExchange.browserHash, browserHash),
        eq(authExchange.kind, 'sign-out'),
        gt(authExchange.expiresAt, now),
      ),
    )
    .get();
}

export async function deleteExpiredExchanges(store: Store, now: string): Promise<void> {
  await writeAtOnce(store, (tx) => tx.delete(authExchange).where(lt(authExchange.expiresAt, now)).run());
  await writeAtOnce(store, (tx) => tx.delete(terminalLink).where(lt(terminalLink.expiresAt, now)).run());
}

/** The one link of the terminal: it takes the place of any former one. */
export async function saveTerminalLink(store: Store, link: typeof terminalLink.$inferSelect): Promise<void> {
  await writeAtOnce(store, (tx) => {
    tx.delete(terminalLink).run();
    tx.insert(terminalLink).values(link).run();
  });
}

export async function deleteTerminalLinks(store: Store): Promise<void> {
  await writeAtOnce(store, (tx) => tx.delete(terminalLink).run());
}

/** True once for each link, before it expires. */
export async function takeTerminalLink(store: Store, tokenHash: string, now: string): Promise<boolean> {
  const { changes } = await writeAtOnce(store, (tx) =>
    tx
      .delete(terminalLink)
      .where(and(eq(terminalLink.tokenHash, tokenHash), gt(terminalLink.expiresAt, now)))
      .run(),
  );
  return changes > 0;
}
