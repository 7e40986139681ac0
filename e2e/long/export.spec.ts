import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type APIRequestContext, expect, test } from '@playwright/test';
import { listAddresses } from '#e2e/support/list-addresses.ts';
import { runPortal } from '#e2e/support/run-portal.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const DATA = [
  '/api/v1/products?page_size=100',
  '/api/v1/articles?page_size=100',
  '/api/v1/facets',
  '/api/v1/changes?page_size=100',
  '/produits.csv',
  '/produits?au=2022-01-01&vue=tableau',
  '/recherche?q=sante',
  '/actualites/flux.atom',
];

/** An answer less what names the portal that gives it and the instant at which its store took the documents in. */
async function read(request: APIRequestContext, address: string, origin?: string): Promise<string> {
  const answer = await request.get(origin === undefined ? address : origin + address);
  const text = await answer.text();
  return `${answer.status()} ${text}`
    .replace(/(?:https?:\/\/)?(?:localhost|127\.0\.0\.1)(?::\d+)?/g, '')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, 'instant');
}

test('an export, taken in by an empty portal, gives the same pages and the same data', async ({
  request,
}) => {
  test.setTimeout(300_000);
  const folder = await mkdtemp(join(tmpdir(), 'portail-export-'));
  const content = join(folder, 'contenus');
  try {
    await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', 'scripts/portail.ts', 'export', content],
      {
        cwd: ROOT,
        env: { ...process.env, DATA_DIR: join(folder, 'var'), CONTENT_DIR: join(ROOT, 'content') },
      },
    );
    const twin = await runPortal(content);
    try {
      const addresses = [...(await listAddresses(request)), ...DATA];
      expect(addresses.length).toBeGreaterThan(60);
      const listDifferent = async () => {
        const different: string[] = [];
        for (const address of addresses)
          if ((await read(request, address)) !== (await read(request, address, twin.url)))
            different.push(address);
        return different;
      };
      // Pages name smaller images once they are made, in the background.
      await expect.poll(listDifferent, { timeout: 90_000, intervals: [2_000] }).toEqual([]);
    } finally {
      await twin.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
