import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { SERVER } from '#scripts/setup/build.mjs';
import { runServer } from './support/run-server.ts';

const ROOT = resolve(import.meta.dirname, '..');
/** Beside Node, which the image has anyway. */
const MOST_MB = 150;

test('what the image holds is small, and a whole portal by itself, with its commands', async () => {
  test.setTimeout(180_000);
  const folder = mkdtempSync(join(tmpdir(), 'portail-image-'));
  const [image, data] = [join(folder, 'image'), join(folder, 'data')];
  const run = promisify(execFile);
  try {
    await run(process.execPath, ['--import', 'tsx', 'scripts/pack-runtime.ts', image], { cwd: ROOT });
    expect(Number(execFileSync('du', ['-sm', image], { encoding: 'utf8' }).split('\t')[0])).toBeLessThan(
      MOST_MB,
    );
    const portal = await runServer({
      args: () => [SERVER],
      env: (url) => ({ SITE_URL: url, DATA_DIR: data }),
      probe: '/readyz',
      cwd: image,
    });
    try {
      for (const [path, type] of [
        ['/', 'text/html'],
        ['/produits/mano', 'text/html'],
        ['/produits.csv', 'text/csv'],
        ['/medias/accueil.png', 'image/png'],
        ['/auth/connexion', 'text/html'],
      ] as const) {
        const answer = await fetch(portal.url + path);
        expect([answer.status, answer.headers.get('content-type')], path).toEqual([
          200,
          expect.stringContaining(type),
        ]);
      }
      const link = /Studio : (\S+)/.exec(portal.readOutput())?.[1] ?? '';
      const entered = await fetch(link, { redirect: 'manual' });
      const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
      const desk = await fetch(`${portal.url}/studio`, { headers: { cookie } });
      expect([desk.status, await desk.text()]).toEqual([200, expect.stringContaining('Bureau')]);
      const { stdout } = await run(
        process.execPath,
        ['.next/portail-commands.mjs', 'backup', join(folder, 'sauvegarde.tar.gz')],
        { cwd: image, env: { ...process.env, DATA_DIR: data } },
      );
      expect(stdout).toContain('Sauvegarde vérifiée');
    } finally {
      await portal.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
