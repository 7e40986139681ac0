import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions } from '@playwright/test';
import { joinStore } from '#db/client.ts';
import { insertStaff } from '#db/queries/staff.ts';
import { cookieName } from '#lib/auth/cookies.ts';
import type { Role } from '#lib/auth/permissions.ts';
import { beginSession } from '#lib/auth/session.ts';
import { runPortal } from './run-portal.ts';

const CONTENT = resolve(import.meta.dirname, '../../content');

export interface TestStudio {
  url: string;
  contentDir: string;
  /** A browser of its own, signed in as someone new. */
  enter: (name: string, role: Role, options?: BrowserContextOptions) => Promise<BrowserContext>;
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
    async stop() {
      store.close();
      await portal.stop();
      await rm(contentDir, { recursive: true, force: true });
    },
  };
}
