import { cookieName } from '#lib/auth/cookies.ts';
import { CSRF_HEADER } from '#lib/auth/csrf.ts';
import type { Role } from '#lib/auth/permissions.ts';
import { beginSession, readSession } from '#lib/auth/session.ts';
import type { WritingRoom } from '#lib/studio/testing/writing-room.ts';

export const SITE = 'http://localhost:3000';
/** What a browser says of a request that a page of the portal makes. */
export const OWN = { origin: SITE, 'sec-fetch-site': 'same-origin' };

/** Signs someone in to the portal of a room, now: the headers of what their browser sends from its pages. */
export async function signInHeaders({ store, invite }: WritingRoom, role: Role): Promise<Headers> {
  const now = new Date();
  const { id } = invite(`session-${role}`, role);
  const token = beginSession(store.db, { staffId: id, method: 'proconnect', idToken: null }, now);
  const session = await readSession(token, { store, now, terminalAllowed: true });
  return new Headers({
    ...OWN,
    cookie: `${cookieName('session', SITE)}=${token}`,
    [CSRF_HEADER]: session.state === 'signed-in' ? session.csrfToken : '',
  });
}
