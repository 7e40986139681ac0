import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions } from '@playwright/test';
import { joinStore, type Store } from '#db/client.ts';
import type { MissKind } from '#db/queries/misses.ts';
import { findPresentStaff, insertStaff, type NewStaff } from '#db/queries/staff.ts';
import { miss } from '#db/schema/miss.ts';
import { cookieName } from '#lib/auth/cookies.ts';
import type { Role } from '#lib/auth/permissions.ts';
import { beginSession, readSession } from '#lib/auth/session.ts';
import { dayOf } from '#lib/clock.ts';
import { runPortal } from './run-portal.ts';

const CONTENT = resolve(import.meta.dirname, '../../content');

export interface SignedIn {
  id: number;
  cookie: { name: string; value: string };
  csrfToken: string;
}

export interface Entrance {
  products?: readonly string[];
  /** When the session began; now unless told. */
  at?: Date;
}

export interface EntryOptions extends BrowserContextOptions {
  /** The browser has never shown a text of the studio: it begins as the studio chooses. Otherwise with the plain text area. */
  isNew?: boolean;
}

export interface TestStudio {
  url: string;
  contentDir: string;
  store: Store;
  /** Someone new with a session, without a browser. */
  signIn: (name: string, role: Role, entrance?: Entrance) => Promise<SignedIn>;
  /** A browser of its own, signed in as someone new. */
  enter: (name: string, role: Role, options?: EntryOptions) => Promise<BrowserContext>;
  /** Someone who entered before signs in again in this browser: another session. */
  signInAgain: (context: BrowserContext, name: string) => Promise<void>;
  /** Visitors sought or asked for this on three days, and did not find it. */
  miss: (kind: MissKind, text: string) => void;
  forgetMisses: () => void;
  stop: () => Promise<void>;
}

async function signIn(store: Store, url: string, id: number, at: Date): Promise<SignedIn> {
  const value = beginSession(store.db, { staffId: id, method: 'proconnect', idToken: null }, at);
  const session = await readSession(value, { store, now: at, terminalAllowed: true });
  return {
    id,
    cookie: { name: cookieName('session', url), value },
    csrfToken: session.state === 'signed-in' ? session.csrfToken : '',
  };
}

const emailOf = (name: string): string => `${name}@exemple.gouv.fr`;

/** In the browser. A document without an origin of its own has no storage. */
function preferPlainText(): void {
  const key = 'portail-texte';
  if (location.protocol.startsWith('http')) localStorage.setItem(key, localStorage.getItem(key) ?? 'plain');
}

/** A portal of its own over a copy of the content, and people who may enter. */
export async function openStudio(browser: Browser): Promise<TestStudio> {
  const contentDir = await mkdtemp(join(tmpdir(), 'portail-studio-'));
  await cp(CONTENT, contentDir, { recursive: true });
  const portal = await runPortal(contentDir);
  const store = joinStore(portal.dataDir);
  const { url } = portal;
  const begin = (name: string, role: Role, { products, at = new Date() }: Entrance = {}) => {
    const person: NewStaff = { email: emailOf(name), role, products: products ?? null, invitedById: null };
    return signIn(store, url, insertStaff(store.db, person, at.toISOString()).id, at);
  };
  const admit = async (context: BrowserContext, { cookie }: SignedIn) =>
    context.addCookies([{ ...cookie, url, httpOnly: true, sameSite: 'Lax' }]);
  return {
    url,
    contentDir,
    store,
    signIn: begin,
    async enter(name, role, { isNew = false, ...options } = {}) {
      const person = await begin(name, role);
      const context = await browser.newContext({ baseURL: url, locale: 'fr-FR', ...options });
      await admit(context, person);
      if (!isNew) await context.addInitScript(preferPlainText);
      return context;
    },
    async signInAgain(context, name) {
      const known = findPresentStaff(store.db, { email: emailOf(name) });
      if (!known) throw new Error(`${name} has not entered before`);
      await admit(context, await signIn(store, url, known.id, new Date()));
    },
    miss(kind, text) {
      const day = dayOf(new Date());
      store.db
        .insert(miss)
        .values({ hash: `${kind} ${text}`, kind, text, days: 3, count: 5, firstDay: day, lastDay: day })
        .run();
    },
    forgetMisses() {
      store.db.delete(miss).run();
    },
    async stop() {
      store.close();
      await portal.stop();
      await rm(contentDir, { recursive: true, force: true });
    },
  };
}
