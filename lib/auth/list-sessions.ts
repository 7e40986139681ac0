import type { Store } from '#db/client.ts';
import { listOpenSessions as listRows } from '#db/queries/sessions.ts';
import { SESSION_IDLE_MS } from './session.ts';
import { nameOf } from './staff-name.ts';

export interface OpenSession {
  id: number;
  staffId: number;
  name: string;
  method: 'proconnect' | 'terminal';
  createdAt: string;
  lastUsedAt: string;
  expiresAt: string;
}

/** The sessions that still open the studio, the last used first. */
export async function listOpenSessions(store: Store, now: Date): Promise<OpenSession[]> {
  const idleSince = new Date(now.getTime() - SESSION_IDLE_MS).toISOString();
  const rows = await listRows(store, { now: now.toISOString(), idleSince });
  return rows.map(({ session, staff }) => ({
    id: session.id,
    staffId: staff.id,
    name: nameOf({ ...staff, removed: staff.removedAt !== null }),
    method: session.method,
    createdAt: session.createdAt,
    lastUsedAt: session.lastUsedAt,
    expiresAt: session.expiresAt,
  }));
}
