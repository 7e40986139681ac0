import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { copyContent } from '#e2e/support/copy-content.ts';
import { runServer } from '#e2e/support/run-server.ts';
import { SERVER } from '#scripts/setup/build.mjs';

const ROOT = resolve(import.meta.dirname, '../..');
const PAGES = ['/', '/produits', '/produits/mano', '/produits?q=jamais+demande', '/actualites'];

test('a portal starts on a machine whose one disk is full, the temporary folder on it', async () => {
  test.setTimeout(120_000);
  const content = copyContent();
  const folder = mkdtempSync(join(tmpdir(), 'portail-plein-'));
  const [prepared, disk] = [join(folder, 'var'), join(folder, 'disque')];
  mkdirSync(disk);
  try {
    await promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/portail.ts', 'index'], {
      cwd: ROOT,
      env: { ...process.env, DATA_DIR: prepared, CONTENT_DIR: content },
    });
    const portal = await runServer({
      args: () => ['e2e/support/start-on-full-disk.mjs', SERVER, prepared, disk],
      env: (url) => ({ SITE_URL: url, CONTENT_DIR: content }),
      probe: '/readyz',
    });
    try {
      for (const path of PAGES) expect((await fetch(portal.url + path)).status, path).toBe(200);
      expect((await fetch(`${portal.url}/studio`)).status).toBe(503);
      const readiness: unknown = await (await fetch(`${portal.url}/readyz`)).json();
      expect(readiness).toMatchObject({
        status: 'degraded',
        reasons: [expect.stringContaining('le disque est plein')],
      });
    } finally {
      await portal.stop();
    }
  } finally {
    for (const place of [content, folder]) rmSync(place, { recursive: true, force: true });
  }
});
