import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { copyContent } from './support/copy-content.ts';
import { inBatches } from './support/in-batches.ts';
import { runPortal } from './support/run-portal.ts';

const ROOT = resolve(import.meta.dirname, '..');
/** More than the scans, one a second, after which a document whose file is missing would be retired. */
const SCANS = 4;

const page = (title: string) => `---\ntitle: ${title}\n---\n\nUn texte du jour de la sauvegarde.\n`;

async function readPage(url: string, path: string): Promise<string> {
  const answer = await fetch(url + path);
  return `${answer.status} ${(await answer.text()).replaceAll(new URL(url).host, '')}`;
}

/** Every address that the sitemap names, with what it answers. */
async function readSite(url: string): Promise<Map<string, string>> {
  const sitemap = await (await fetch(`${url}/sitemap.xml`)).text();
  const paths = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc = '']) => new URL(loc).pathname);
  const pages = await inBatches(paths, async (path): Promise<[string, string]> => [
    path,
    await readPage(url, path),
  ]);
  return new Map(pages);
}

/** Ends once the content was looked at so many times more. */
async function awaitScans(url: string): Promise<void> {
  const readLast = async () => {
    const text = await (
      await fetch(`${url}/metrics`, { headers: { authorization: 'Bearer exercice' } })
    ).text();
    return /^portail_content_last_scan_timestamp_seconds (\S+)$/m.exec(text)?.[1];
  };
  for (let scan = 0; scan < SCANS; scan += 1) {
    const before = await readLast();
    await expect.poll(readLast).not.toBe(before);
  }
}

const runCommand = (args: string[], env: Readonly<Record<string, string>>) =>
  promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/portail.ts', ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
  });

test('restored on another machine beside the repository’s content, the portal answers as the former one', async () => {
  test.setTimeout(180_000);
  const content = copyContent();
  const elsewhere = copyContent();
  const folder = mkdtempSync(join(tmpdir(), 'portail-exercice-'));
  const file = join(folder, 'sauvegarde.tar.gz');
  const variables = { METRICS_TOKEN: 'exercice' };
  try {
    writeFileSync(join(content, 'pages/nouvelle.md'), page('Nouvelle'));
    const budget = join(content, 'pages/budget.mdx');
    const changed = readFileSync(budget, 'utf8').replace(/^title: .*$/m, 'title: Le budget, relu');
    writeFileSync(budget, changed);
    const former = await runPortal(content, undefined, variables);
    let expected: Map<string, string>;
    try {
      expected = await readSite(former.url);
      await runCommand(['backup', file], { DATA_DIR: former.dataDir, CONTENT_DIR: content });
    } finally {
      await former.stop();
    }
    expect(expected.get('/nouvelle')).toContain('Un texte du jour de la sauvegarde.');
    expect(expected.get('/budget')).toContain('Le budget, relu');

    const restored = await runPortal(
      elsewhere,
      async (dataDir) => {
        const { stderr } = await runCommand(['restore', file], { DATA_DIR: dataDir, CONTENT_DIR: elsewhere });
        expect(stderr).toContain('pages/budget.mdx diffère de la sauvegarde');
      },
      variables,
    );
    try {
      await awaitScans(restored.url);
      const found = await readSite(restored.url);
      expect([...found.keys()]).toEqual([...expected.keys()]);
      const different = [...expected]
        .filter(([path, text]) => found.get(path) !== text)
        .map(([path]) => path);
      expect(different).toEqual([]);
    } finally {
      await restored.stop();
    }
  } finally {
    for (const place of [content, elsewhere, folder]) rmSync(place, { recursive: true, force: true });
  }
});
