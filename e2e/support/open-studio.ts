import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions } from '@playwright/test';
import { joinStore } from '#db/client.ts';
import type { MissKind } from '#db/queries/misses.ts';
import { insertStaff } from '#db/queries/staff.ts';
import { miss } from '#db/schema/miss.ts';
import { cookieName } from '#lib/auth/cookies.ts';
import type { Role } from '#lib/auth/permissions.ts';
import { beginSession } from '#lib/auth/session.ts';
import { dayOf } from '#lib/clock.ts';
import { runPortal } from './run-portal.ts';

const CONTENT = resolve(import.meta.dirname, '../../content');

export interface TestStudio {
  url: string;
  contentDir: string;
  /** A browser of its own, signed in as someone new. */
  enter: (name: string, role: Role, options?: BrowserContextOptions) => Promise<BrowserContext>;
  /** Visitors sought or asked for this on three days, and did not find it. */
  miss: (kind: MissKind, text: string) => void;
  stop: () => Promise<void>;
}

/** A portal of its own over a copy of the content, and people who may enter. */
export async function openStudio(browser: Browser): Promise<TestStudio> {
  const contentDir = await mkdtemp(join(tmpdir(), 'portail-studio-'));
  await cp(CONTENT, contentDir, { recursive: true });
  const portal = await runPortal(contentDir);
  const store = joinStore(portal.dataDir);
  return {
    url: portal.url,
    contentDir,
    async enter(name, role, options = {}) {
      const now = new Date();
      const person = insertStaff(
        store.db,
        { email: `${name}@exemple.gouv.fr`, role, products: null, invitedById: null },
        now.toISOString(),
      );
      const value = beginSession(store.db, { staffId: person.id, method: 'proconnect', idToken: null }, now);
      const context = await browser.newContext({ baseURL: portal.url, locale: 'fr-FR', ...options });
      await context.addCookies([
        { name: cookieName('session', portal.url), value, url: portal.url, httpOnly: true, sameSite: 'Lax' },
      ]);
      return context;
    },
    miss(kind, text) {
      const day = dayOf(new Date());
      store.db
        .insert(miss)
        .values({ hash: `${kind} ${text}`, kind, text, days: 3, count: 5, firstDay: day, lastDay: day })
        .run();
    },
    async stop() {
      store.close();
      await portal.stop();
      await rm(contentDir, { recursive: true, force: true });
    },
  };
}
