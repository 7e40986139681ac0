import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { plant } from './plant.ts';

const rules = async (filePath: string, text: string) =>
  (await plant(filePath, text)).map(({ ruleId }) => ruleId);

test.each([
  ['@typescript-eslint/no-explicit-any', 'export const x = (y: any): unknown => y;'],
  [
    '@typescript-eslint/ban-ts-comment',
    '// @ts-expect-error planted, with a long description\nexport const x = 1;',
  ],
  ['@typescript-eslint/ban-ts-comment', '// @ts-ignore\nexport const x = 1;'],
  ['@typescript-eslint/ban-ts-comment', '// @ts-nocheck\nexport const x = 1;'],
  ['no-console', "console.log('planted');"],
  [
    '@typescript-eslint/consistent-type-imports',
    "import { Settings } from '#lib/portal/settings.ts';\nexport const x: Settings | null = null;",
  ],
])('%s is alive', async (rule, text) => {
  expect(await rules('lib/catalogue/planted.ts', text)).toEqual([rule]);
});

test('a comment suppresses nothing, and is reported itself', async () => {
  const text = '/* eslint-disable */\nexport const x = (y: any): unknown => y;';
  expect(await rules('lib/catalogue/planted.ts', text)).toEqual([null, '@typescript-eslint/no-explicit-any']);
});

test('scripts and the entry of the server talk to whoever started them', async () => {
  expect(await rules('scripts/planted.mjs', "console.log('x');")).toEqual([]);
  expect(await rules('server/main.ts', "console.log('x');")).toEqual([]);
  expect(await rules('server/handler.ts', "console.log('x');")).toEqual(['no-console']);
});

test('a public page links with a plain <a>', async () => {
  const text = 'export const link = <a href="/produits">Produits</a>;\n';
  expect(await rules('app/(public)/planted/page.tsx', text)).toEqual([]);
});

test('Next’s own rules are alive', async () => {
  const text = 'export const x = <script src="/x.js" />;\n';
  expect(await rules('app/(public)/planted/page.tsx', text)).toEqual(['@next/next/no-sync-scripts']);
});

test.each([
  ['circle-one.ts', ['import-x/no-cycle']],
  ['straight.ts', []],
])('circles are seen in %s', async (name, expected) => {
  const text = readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');
  expect(await rules(`lint/fixtures/${name}`, text)).toEqual(expected);
});

test('a circle through an alias is seen', async () => {
  const text = "import { getSettings } from '#lib/portal/current.ts';\nexport const x = getSettings;";
  expect(await rules('lib/portal/settings.ts', text)).toEqual(['import-x/no-cycle']);
});
