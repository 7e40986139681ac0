import type { Store, StoreWriter } from '#db/client.ts';
import {
  endSession,
  findSession,
  insertSession,
  type SessionRow,
  touchSession,
} from '#db/queries/sessions.ts';
import type { StaffRow } from '#db/queries/staff.ts';
import { findStoreFault } from '#db/store-fault.ts';
import { getLog } from '#lib/log.ts';
import type { Actor, Role } from './permissions.ts';
import { deriveSecret, hashSecret, makeSecret } from './secret.ts';
import { nameOf } from './staff-name.ts';

const HOUR_MS = 3_600_000;
export const SESSION_IDLE_MS = 2 * HOUR_MS;
export const SESSION_MAX_MS = 12 * HOUR_MS;
/** The last use is written once a minute: a write for each request would wear the disk. */
const TOUCH_MS = 60_000;

const CSRF_USE = 'jeton';

export type SessionState =
  | { state: 'signed-in'; actor: Actor; session: SessionRow; csrfToken: string }
  /** Was one, and no longer is: too old, unused, ended, or its person removed. */
  | { state: 'expired' }
  | { state: 'anonymous' };

export interface SessionRules {
  store: Store;
  now: Date;
  /** False once a provider is set: sessions of the terminal’s link are refused from then on. */
  terminalAllowed: boolean;
}

export function readProducts(products: string | null): string[] | null {
  return products === null ? null : (JSON.parse(products) as string[]);
}

export function makeActor(staff: StaffRow, sessionId: number): Actor {
  const role: Role = staff.role;
  const name = nameOf({ ...staff, removed: staff.removedAt !== null });
  return { id: staff.id, name, role, products: readProducts(staff.products), sessionId };
}

function isOver(
  { endedAt, expiresAt, lastUsedAt, method }: SessionRow,
  { now, terminalAllowed }: SessionRules,
) {
  return (
    endedAt !== null ||
    expiresAt <= now.toISOString() ||
    Date.parse(lastUsedAt) + SESSION_IDLE_MS <= now.getTime() ||
    (method === 'terminal' && !terminalAllowed)
  );
}

/** A store that takes nothing keeps nobody from reading: the session ends two hours after the last use that is noted. */
async function noteUse(id: number, { store, now }: SessionRules): Promise<void> {
  try {
    await touchSession(store, id, now.toISOString());
  } catch (cause) {
    if (findStoreFault(cause) === undefined) throw cause;
    getLog().warn({ cause: String(cause) }, 'the use of a session could not be noted');
  }
}

/** Whose session a token is, now. Notes that it was used. */
export async function readSession(token: string | undefined, rules: SessionRules): Promise<SessionState> {
  if (token === undefined) return { state: 'anonymous' };
  const found = await findSession(rules.store, hashSecret(token));
  if (!found) return { state: 'anonymous' };
  const { session, staff } = found;
  if (staff.removedAt !== null || isOver(session, rules)) return { state: 'expired' };
  if (Date.parse(session.lastUsedAt) + TOUCH_MS <= rules.now.getTime()) await noteUse(session.id, rules);
  return {
    state: 'signed-in',
    actor: makeActor(staff, session.id),
    session,
    csrfToken: deriveSecret(token, CSRF_USE),
  };
}

/** A new session, always under a new token (no fixation). Returns the token, which only the browser keeps. */
export function beginSession(
  writer: StoreWriter,
  { staffId, method, idToken }: Pick<SessionRow, 'staffId' | 'method' | 'idToken'>,
  now: Date,
): string {
  const token = makeSecret();
  const expiresAt = new Date(now.getTime() + SESSION_MAX_MS).toISOString();
  insertSession(
    writer,
    { tokenHash: hashSecret(token), staffId, method, idToken, expiresAt },
    now.toISOString(),
  );
  return token;
}

/** Ends the session of a token, if there is one. */
export async function endSessionOfToken(token: string | undefined, store: Store, now: Date): Promise<void> {
  if (token === undefined) return;
  const found = await findSession(store, hashSecret(token));
  if (found) endSession(store.db, found.session.id, now.toISOString());
}
