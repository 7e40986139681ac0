import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DIRECTIONS, LIB_LAYERS } from './import-directions.mjs';
import { plant } from './plant.ts';

const ROOT = join(import.meta.dirname, '..');
const RULES = ['no-restricted-imports', 'no-restricted-syntax'];

async function refusals(filePath: string, text: string): Promise<string[]> {
  const messages = await plant(filePath, text);
  const parsing = messages.filter(({ fatal }) => fatal);
  if (parsing.length > 0) throw new Error(parsing.map(({ message }) => message).join('\n'));
  return messages.filter(({ ruleId }) => ruleId && RULES.includes(ruleId)).map(({ message }) => message);
}

/** File, an import it may not have, the reason it is given, a near one that it may have. */
const cases: [file: string, refused: string, reason: string, permitted: string][] = [
  ['db/queries/planted.ts', '#lib/clock.ts', 'db/ imports nothing of ours', '#db/client.ts'],
  ['db/index/planted.ts', '#server/planted.ts', 'db/ imports nothing of ours', 'drizzle-orm'],
  ['db/planted.ts', '../lib/clock.ts', 'stays in its folder', './client.ts'],
  ['db/planted.ts', 'rehype-raw', 'Only lib/content/', 'better-sqlite3'],

  ['lib/catalogue/planted.ts', '#components/layout/header.tsx', 'lib/ and db/ only', '#db/index/search.ts'],
  ['lib/studio/planted.ts', '#server/planted.ts', 'lib/ and db/ only', '#db/queries/documents.ts'],
  ['lib/auth/planted.ts', '../../app/layout.tsx', 'stays in its folder', './planted-too.ts'],
  ['lib/portal/planted.ts', 'drizzle-orm/sqlite-core', 'Only db/', 'zod'],
  ['lib/planted.ts', 'better-sqlite3', 'Only db/', 'node:fs'],
  ['lib/planted.ts', '#lib/portal/settings.ts', 'lower layer', '#lib/http/planted.ts'],
  ['lib/planted.ts', './catalogue/phases.ts', 'lower layer', './clock.ts'],
  ['lib/http/planted.ts', '#lib/content/parse.ts', 'lower layer', '#lib/clock.ts'],
  ['lib/portal/planted.ts', '#lib/search/search.ts', 'lower layer', '#lib/env.ts'],
  ['lib/search/planted.ts', '#lib/catalogue/phases.ts', 'lower layer', '#lib/portal/index-reader.ts'],
  ['lib/search/planted.ts', '#lib/articles/article.ts', 'lower layer', './analyse.ts'],
  ['lib/catalogue/planted.ts', '#lib/content/parse.ts', 'lower layer', '#lib/search/search.ts'],
  ['lib/articles/planted.ts', '#lib/discovery/search-portal.ts', 'lower layer', '#lib/catalogue/product.ts'],
  ['lib/discovery/planted.ts', '#lib/content/parse.ts', 'lower layer', '#lib/articles/article.ts'],
  ['lib/content/planted.ts', '#lib/addresses/resolve.ts', 'lower layer', '#lib/articles/article.ts'],
  ['lib/content/planted.ts', '#lib/exchange/planted.ts', 'lower layer', '#lib/slug.ts'],
  ['lib/exchange/planted.ts', '#lib/studio/planted.ts', 'lower layer', '#lib/content/parse.ts'],
  ['lib/content/schema/planted.ts', '#lib/studio/planted.ts', 'lower layer', '#lib/portal/page.ts'],
  ['lib/articles/planted.ts', 'next-mdx-remote/rsc', 'Only lib/content/', 'unified'],
  ['lib/studio/planted.ts', 'remark-gfm', 'Only lib/content/', '#lib/content/parse.ts'],

  ['components/layout/planted.tsx', '#db/client.ts', 'components/ knows', '#components/layout/header.tsx'],
  ['components/layout/planted.tsx', '#server/planted.ts', 'components/ knows', '#lib/portal/settings.ts'],
  ['components/layout/planted.tsx', '../../db/client.ts', 'stays in its folder', './header.tsx'],
  ['components/mdx/planted.tsx', '#lib/content/compile.ts', 'alone compiles', '#lib/content/tags.ts'],
  ['components/mdx/document.tsx', '#lib/content/parse.ts', 'alone compiles', '#lib/content/compile.ts'],
  ['components/studio/planted.tsx', '#lib/content/parse.ts', 'alone compiles', 'next/link'],
  [
    'components/layout/planted.tsx',
    '@codegouvfr/react-dsfr/start',
    'how DSFR starts',
    '@codegouvfr/react-dsfr',
  ],
  ['components/layout/planted.tsx', 'next/link', 'without JavaScript', 'react'],
  ['components/dsfr/planted.tsx', '#db/client.ts', 'components/ knows', '@codegouvfr/react-dsfr/start'],
  ['components/enhance/planted.ts', 'drizzle-orm', 'Only db/', './theme.ts'],

  ['app/(public)/planted/page.tsx', '#db/index/search.ts', 'never asks db/', '#lib/catalogue/phases.ts'],
  ['app/(public)/planted/page.tsx', 'next/navigation', 'without JavaScript', 'next'],
  ['app/(studio)/studio/planted.tsx', '#server/planted.ts', 'never asks db/', 'next/navigation'],
  ['app/api/v1/[slug]/route.ts', '#db/client.ts', 'never asks db/', '#lib/catalogue/phases.ts'],
  [
    'app/layout.tsx',
    '@codegouvfr/react-dsfr/next-app-router/DsfrHead',
    'how DSFR starts',
    '#components/dsfr/head.tsx',
  ],

  ['server/planted.ts', '#db/queries/documents.ts', 'open the stores', '#db/client.ts'],
  ['server/planted.ts', '../lib/clock.ts', 'stays in its folder', '#components/layout/header.tsx'],
  ['scripts/planted.ts', '#db/index/write.ts', 'open the stores', '#db/index/client.ts'],
  ['scripts/planted.ts', '#server/main.ts', 'process of its own', '#lib/content/sources.ts'],
  ['scripts/setup/planted.mjs', 'drizzle-orm', 'Only db/', './run.mjs'],
  ['e2e/planted.spec.ts', 'better-sqlite3', 'Only db/', '@playwright/test'],
  ['planted.config.ts', 'remark-gfm', 'Only lib/content/', './scripts/setup/chromium.mjs'],
];

test.each(cases)('%s may not import %s (%s), may import %s', async (file, refused, reason, permitted) => {
  expect(await refusals(file, `import { x } from '${refused}';\nx();\n`)).toEqual([
    expect.stringContaining(reason),
  ]);
  expect(await refusals(file, `import { x } from '${permitted}';\nx();\n`)).toEqual([]);
});

test.each([
  "export { x } from '#db/client.ts';",
  "export * from '#db/client.ts';",
  "import '#db/client.ts';",
  "import type { X } from '#db/client.ts';\nexport const x: X | null = null;",
  "await import('#db/client.ts');",
  "export const x: import('#db/client.ts').X | null = null;",
])('no other form of import escapes: %s', async (text) => {
  const reason = expect.stringContaining('never asks db/') as string;
  expect(await refusals('app/(public)/planted/page.tsx', text)).toEqual([reason]);
});

test.each(['app/(public)/planted/page.tsx', 'components/layout/planted.tsx'])(
  '%s has neither client component nor Suspense',
  async (file) => {
    expect(await refusals(file, "'use client';\nexport const x = 1;")).toHaveLength(1);
    expect(
      await refusals(file, "import { Suspense } from 'react';\nexport const x = Suspense;"),
    ).toHaveLength(1);
    expect(
      await refusals(file, "import { createElement } from 'react';\nexport const x = createElement;"),
    ).toEqual([]);
  },
);

test('every folder of lib/ has its layer', () => {
  const folders = readdirSync(join(ROOT, 'lib'), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  expect(LIB_LAYERS.flat()).toEqual(expect.arrayContaining(folders.map(({ name }) => name)));
});

test('every folder of code has its directions', () => {
  const without = [
    'content',
    'coverage',
    'docs',
    'node_modules',
    'playwright-report',
    'public',
    'test-results',
    'var',
  ];
  const folders = readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !without.includes(entry.name))
    .map(({ name }) => name);
  const directed = DIRECTIONS.flatMap(({ files }) => files).map((glob) => glob.split('/')[0]);
  expect(directed).toEqual(expect.arrayContaining(folders));
});
