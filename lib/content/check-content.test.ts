import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checkContent } from './check-content.ts';
import { MAX_FILE_BYTES } from './parse.ts';
import { loadReferentials } from './testing/referentials.ts';

const referentials = await loadReferentials();
const article = (body: string, keys = '') => `---\ntitle: Essai\ndate: 2026-01-01\n${keys}---\n\n${body}\n`;

/** `rule:line:severity` of the faults of each file. */
async function check(files: Readonly<Record<string, string | Buffer>>): Promise<Record<string, string[]>> {
  const root = mkdtempSync(join(tmpdir(), 'portail-controle-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const { faults } = await checkContent(root, referentials, (path) => path === '/statistiques');
  const found: Record<string, string[]> = {};
  for (const { file, rule, line, severity } of faults)
    found[file] = [...(found[file] ?? []), `${rule}:${line}:${severity}`];
  return found;
}

test('files that are no document are refused, each for its reason', async () => {
  expect(
    await check({
      'actualites/Majuscule.md': article('Un texte.'),
      'actualites/double.md': article('Un texte.'),
      'actualites/double.mdx': article('Un texte.'),
      'actualites/latin1.md': Buffer.from(article('Un été.'), 'latin1'),
      'actualites/long.md': article('mot '.repeat(MAX_FILE_BYTES / 4)),
      'actualites/nu.md': 'Un texte.\n',
      'actualites/sain.md': article('Un texte.'),
    }),
  ).toEqual({
    'actualites/Majuscule.md': ['file-name:1:error'],
    'actualites/double.md': ['file-duplicate:1:error'],
    'actualites/double.mdx': ['file-duplicate:1:error'],
    'actualites/latin1.md': ['file-unreadable:1:error'],
    'actualites/long.md': ['file-too-large:1:error'],
    'actualites/nu.md': ['front-matter-missing:1:error'],
  });
});

test('what a document refers to and is not there is warned of, in the text and in the front matter', async () => {
  expect(
    await check({
      'medias/plan.png': 'x',
      'actualites/liens.mdx': article(
        [
          '[Les statistiques](/statistiques), [la page perdue](/perdue), [un autre site](https://exemple.fr).',
          '![Un plan](/medias/plan.png)',
          '![Un autre plan](/medias/perdu.png)',
          '![Un plan d’ailleurs](https://exemple.fr/plan.png)',
          '<ProductCard slug="perdu" />',
        ].join('\n\n'),
        'image: /medias/perdue.png\nimage_alt: Une rue\nproducts: [perdu]\n',
      ),
    }),
  ).toEqual({
    'actualites/liens.mdx': [
      'image-missing:4:warning',
      'reference-missing:6:warning',
      'link-broken:9:warning',
      'image-missing:13:warning',
      'image-external:15:warning',
      'reference-missing:17:warning',
    ],
  });
});
