import type { Store } from '#db/client.ts';
import { insertAudit } from '#db/queries/audit.ts';
import { endSession, type SessionRow } from '#db/queries/sessions.ts';

/** Ends a session of the portal. */
export async function signOut(store: Store, session: SessionRow, now: Date): Promise<void> {
  const instant = now.toISOString();
  store.db.transaction(
    (tx) => {
      if (endSession(tx, session.id, instant))
        insertAudit(
          tx,
          { staffId: session.staffId, action: 'sign-out', target: `session/${session.id}` },
          instant,
        );
    },
    { behavior: 'immediate' },
  );
}
