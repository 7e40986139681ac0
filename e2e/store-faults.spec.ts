import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { joinStore, openStore, STORE_FILE } from '#db/client.ts';
import { IndexWriter } from '#db/index/client.ts';
import { systemClock } from '#lib/clock.ts';
import { Ingester } from '#lib/content/ingest.ts';
import { copyContent } from './support/copy-content.ts';
import { runPortal } from './support/run-portal.ts';

const ROOT = join(import.meta.dirname, '..');
const PAGES = ['/', '/produits', '/produits/mano', '/produits?q=mano', '/actualites', '/sitemap.xml'];

let content: string;
test.beforeAll(() => {
  content = copyContent();
});
test.afterAll(() => {
  rmSync(content, { recursive: true, force: true });
});

/** What a portal of this version leaves in its data folder. */
async function leaveStoreAndIndex(dataDir: string): Promise<void> {
  const store = openStore(dataDir, join(ROOT, 'db/migrations'));
  const index = new IndexWriter(dataDir);
  const options = { store, index, dataDir, contentDir: content, fallbackContentDir: content };
  const ingester = new Ingester({ ...options, clock: systemClock, holder: 'former' });
  await ingester.scan();
  await ingester.release();
  index.close();
  store.close();
}

function makeNewer(dataDir: string): void {
  const store = joinStore(dataDir);
  store.db.$client.exec(
    "INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', 9999999999999)",
  );
  store.close();
}

function damage(dataDir: string): void {
  const store = join(dataDir, STORE_FILE);
  const bytes = readFileSync(store);
  bytes.fill(0xa5, 4_096, 12_288);
  writeFileSync(store, bytes);
}

for (const { name, spoil, index, remedy } of [
  { name: 'a newer store and its index', spoil: makeNewer, index: true, remedy: /version plus récente/ },
  { name: 'a damaged store and no index', spoil: damage, index: false, remedy: /abîmé.*restore/ },
]) {
  test(`with ${name}, pages are served, the studio is closed and nothing is written`, async () => {
    let before: Buffer | undefined;
    test.setTimeout(90_000);
    const portal = await runPortal(content, async (dataDir) => {
      await leaveStoreAndIndex(dataDir);
      if (!index) rmSync(join(dataDir, 'index.sqlite'));
      spoil(dataDir);
      before = readFileSync(join(dataDir, STORE_FILE));
    });
    try {
      for (const path of PAGES) expect((await fetch(portal.url + path)).status, path).toBe(200);
      for (const path of ['/studio', '/auth/connexion', '/studio/brouillons/1'])
        expect((await fetch(portal.url + path, { redirect: 'manual' })).status, path).toBe(503);
      const posted = await fetch(`${portal.url}/studio/api`, { method: 'POST', body: 'x' });
      expect(posted.status).toBe(503);
      const readiness: unknown = await (await fetch(`${portal.url}/readyz`)).json();
      expect(readiness).toMatchObject({
        status: 'degraded',
        reasons: expect.arrayContaining([expect.stringMatching(remedy)]),
      });
      expect(portal.readOutput()).toMatch(remedy);
    } finally {
      await portal.stop((dataDir) => {
        expect(readFileSync(join(dataDir, STORE_FILE)).equals(before ?? Buffer.alloc(0))).toBe(true);
      });
    }
  });
}
