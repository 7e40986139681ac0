import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import assets from './generated/assets.json';
import { PUBLIC_STYLES, STYLESHEET } from './stylesheet.ts';

const COMPONENTS = join(import.meta.dirname, '..');
const PUBLIC = join(import.meta.dirname, '../../public');
const STYLES_MAX = 36_000;
const FONT_MAX = 20_000;

/** Every rule that a public page may load: DSFR's, as built, and ours. */
function readStyles(): string {
  const own = readdirSync(COMPONENTS, { recursive: true, encoding: 'utf8' })
    .filter(
      (path) => path.endsWith('.css') && !/generated|studio/.test(path) && !PUBLIC_STYLES.includes(path),
    )
    .sort();
  return ['dsfr/generated/public.css', ...own]
    .map((path) => readFileSync(join(COMPONENTS, path), 'utf8'))
    .join('\n');
}

test('all the styles of public pages are within what a page may weigh', () => {
  expect(brotliCompressSync(readStyles()).length).toBeLessThanOrEqual(STYLES_MAX);
});

const fileOf = (name: string) =>
  join(PUBLIC, assets.fonts.find((address) => address.startsWith(`/assets/${name}-`)) ?? '');

test('the two fonts are cut to what French needs', () => {
  for (const name of STYLESHEET.fonts)
    expect(readFileSync(fileOf(name)).length).toBeLessThanOrEqual(FONT_MAX);
});
