import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openStore, type Store } from '#db/client.ts';
import { insertStaff, type StaffRow } from '#db/queries/staff.ts';
import { cookieName } from '#lib/auth/cookies.ts';
import { CSRF_HEADER } from '#lib/auth/csrf.ts';
import type { GuardSource } from '#lib/auth/guard.ts';
import type { Role } from '#lib/auth/permissions.ts';
import { beginSession, readSession } from '#lib/auth/session.ts';
import { parseEnv } from '#lib/env.ts';

const MIGRATIONS = resolve(import.meta.dirname, '../../../db/migrations');

/** A real store with people in it, and a clock one can move. */
export interface StaffRoom {
  store: Store;
  source: GuardSource;
  time: { now: Date };
  invite: (email: string, role: Role, products?: readonly string[]) => StaffRow;
  /** Signs someone in; gives the token of the browser’s cookie. */
  enter: (person: StaffRow, method?: 'proconnect' | 'terminal') => string;
  /** Headers of a browser with that token; of a page of the portal for a request that writes. */
  headersOf: (token: string) => Promise<Headers>;
  close: () => void;
}

export function openStaffRoom(variables: Readonly<Record<string, string>> = {}): StaffRoom {
  const dataDir = mkdtempSync(join(tmpdir(), 'portail-staff-'));
  const store = openStore(dataDir, MIGRATIONS);
  const env = parseEnv({ ...variables, DATA_DIR: dataDir });
  const time = { now: new Date('2026-11-26T09:00:00Z') };
  const source = { store, env, clock: { now: () => time.now } };
  return {
    store,
    source,
    time,
    invite: (email, role, products) =>
      insertStaff(
        store.db,
        { email, role, products: products ?? null, invitedById: null },
        time.now.toISOString(),
      ),
    enter: (person, method = 'proconnect') =>
      beginSession(store.db, { staffId: person.id, method, idToken: null }, time.now),
    async headersOf(token) {
      const session = await readSession(token, { store, now: time.now, terminalAllowed: true });
      return new Headers({
        cookie: `${cookieName('session', env.SITE_URL)}=${token}`,
        origin: new URL(env.SITE_URL).origin,
        'sec-fetch-site': 'same-origin',
        ...(session.state === 'signed-in' && { [CSRF_HEADER]: session.csrfToken }),
      });
    },
    close() {
      store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
