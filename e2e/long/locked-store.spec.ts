import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { joinStore } from '#db/client.ts';
import { copyContent } from '#e2e/support/copy-content.ts';
import { runPortal } from '#e2e/support/run-portal.ts';

const PAGES = ['/', '/produits', '/produits/mano', '/produits?q=mano', '/actualites', '/sitemap.xml'];

test('a store that another program locks while the portal runs takes no page away, and is used again by itself', async () => {
  test.setTimeout(120_000);
  const content = copyContent();
  const file = join(content, 'pages/essai-du-verrou.md');
  const portal = await runPortal(content);
  const store = joinStore(portal.dataDir);
  try {
    store.db.$client.exec('BEGIN EXCLUSIVE');
    writeFileSync(file, '---\ntitle: Essai du verrou\n---\n\nUn texte.\n');
    // The scan of each second meets the lock meanwhile.
    await expect
      .poll(async () => (await (await fetch(`${portal.url}/readyz`)).json()) as unknown, { timeout: 30_000 })
      .toMatchObject({ status: 'degraded' });
    for (const path of [...PAGES, '/produits?q=jamais+demande', '/recherche?q=jamais+demande'])
      expect((await fetch(portal.url + path)).status, path).toBe(200);
    expect((await fetch(`${portal.url}/essai-du-verrou`)).status).toBe(404);

    store.db.$client.exec('ROLLBACK');
    await expect
      .poll(async () => (await fetch(`${portal.url}/essai-du-verrou`)).status, { timeout: 30_000 })
      .toBe(200);
    await expect
      .poll(async () => (await (await fetch(`${portal.url}/readyz`)).json()) as unknown, { timeout: 30_000 })
      .not.toMatchObject({ status: 'degraded' });
  } finally {
    store.close();
    await portal.stop();
    rmSync(content, { recursive: true });
  }
});
