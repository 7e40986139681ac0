import { expect, test } from 'vitest';
import { findChromium } from './chromium.mjs';

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
