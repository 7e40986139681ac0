import type { Store } from '#db/client.ts';
import { insertAudit } from '#db/queries/audit.ts';
import { deleteTerminalLinks, saveTerminalLink, takeTerminalLink } from '#db/queries/auth-exchanges.ts';
import { findPresentStaff, insertStaff, updateStaff } from '#db/queries/staff.ts';
import { writeAtOnce } from '#db/transaction.ts';
import { hashSecret, makeSecret } from './secret.ts';
import { beginSession } from './session.ts';
import { LOCAL_ADMINISTRATOR } from './staff-name.ts';

const LINK_MS = 12 * 3_600_000;
const LOCAL = { issuer: 'local', subject: 'terminal' };

export const LINK_PATH = '/auth/lien/';

/** A new link for the terminal, good once within twelve hours; any former one is void. */
export async function makeTerminalLink(store: Store, siteUrl: string, now: Date): Promise<string> {
  const token = makeSecret();
  const expiresAt = new Date(now.getTime() + LINK_MS).toISOString();
  await saveTerminalLink(store, { tokenHash: hashSecret(token), createdAt: now.toISOString(), expiresAt });
  return `${siteUrl}${LINK_PATH}${token}`;
}

/** Where links are not permitted (any more), those made before are void. */
export async function voidTerminalLinks(store: Store): Promise<void> {
  await deleteTerminalLinks(store);
}

/** Signs the local administrator in: the token of the session, or undefined for a link that is no longer good. */
export async function openTerminalLink(store: Store, token: string, now: Date): Promise<string | undefined> {
  if (!(await takeTerminalLink(store, hashSecret(token), now.toISOString()))) return undefined;
  const instant = now.toISOString();
  return writeAtOnce(store, (tx) => {
    const person =
      findPresentStaff(tx, LOCAL) ??
      insertStaff(
        tx,
        {
          email: null,
          name: LOCAL_ADMINISTRATOR,
          role: 'administrateur',
          subject: LOCAL,
          invitedById: null,
        },
        instant,
      );
    updateStaff(tx, person.id, { lastSignInAt: instant });
    insertAudit(tx, { staffId: person.id, action: 'sign-in', details: '{"method":"terminal"}' }, instant);
    return beginSession(tx, { staffId: person.id, method: 'terminal', idToken: null }, now);
  });
}
