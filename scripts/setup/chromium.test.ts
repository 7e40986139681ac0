import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ensureChromium, findChromium } from './chromium.mjs';

const DEBIAN = '/usr/bin/chromium';
const only =
  (...paths: string[]) =>
  (path: string) =>
    paths.includes(path);

test('CHROMIUM_PATH comes first, then Debian’s, then Playwright’s own', () => {
  expect(findChromium({ CHROMIUM_PATH: '/opt/chromium' }, only('/opt/chromium', DEBIAN))).toBe(
    '/opt/chromium',
  );
  expect(findChromium({}, only(DEBIAN))).toBe(DEBIAN);
  expect(findChromium({ CHROMIUM_PATH: '' }, only(DEBIAN))).toBe(DEBIAN);
  expect(findChromium({}, only())).toBeUndefined();
});

test('a wrong CHROMIUM_PATH is not passed over', () => {
  expect(() => findChromium({ CHROMIUM_PATH: '/opt/chromium' }, only(DEBIAN))).toThrow(/n’existe pas/);
});

/** A project whose Playwright only answers with an exit code. */
function projectWithPlaywright(code: number): string {
  const root = mkdtempSync(join(tmpdir(), 'portail-chromium-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, 'node_modules/.bin'), { recursive: true });
  writeFileSync(
    join(root, 'node_modules/.bin/playwright'),
    `#!/bin/sh\n[ "$*" = "install chromium" ] && exit ${code}`,
  );
  chmodSync(join(root, 'node_modules/.bin/playwright'), 0o755);
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  return root;
}

test('where there is none Playwright downloads its own', async () => {
  await expect(ensureChromium(projectWithPlaywright(0), () => undefined)).resolves.toBeUndefined();
});

test('where it cannot, the three ways out are named', async () => {
  const failing = ensureChromium(projectWithPlaywright(1), () => undefined);
  await expect(failing).rejects.toThrow(
    /CHROMIUM_PATH=.*apt-get install -y chromium.*npx playwright install/s,
  );
});
