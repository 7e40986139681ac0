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

test('an alternative of the front matter that says nothing is one that is missing', async () => {
  const product = (alt: string) =>
    `---\ntitle: Essai\nmission: Essayer\nphases:\n  - name: opere\n    start: 2020-01-01\nimage:\n  src: /medias/mano.png\n  alt: ${alt}\n---\n\nUn texte.\n`;
  const news = (alt: string) => article('Un texte.', `image: /medias/mano.png\nimage_alt: ${alt}\n`);
  expect(
    await check({
      'medias/mano.png': 'x',
      'actualites/photo.md': news('photo'),
      'actualites/fichier.md': news('mano.png'),
      'actualites/rien.md': article('Un texte.', 'image: /medias/mano.png\n'),
      'actualites/sain.md': news('Une rue de nuit'),
      'produits/photo.md': product('photo'),
      'produits/sain.md': product('Une rue de nuit'),
    }),
  ).toEqual({
    'actualites/fichier.md': ['image-alternative:5:warning'],
    'actualites/photo.md': ['image-alternative:5:warning'],
    'actualites/rien.md': ['image-alternative:4:warning'],
    'produits/photo.md': ['image-alternative:9:warning'],
  });
});

test('what references and HTML lead to is looked at where it is written', async () => {
  expect(
    await check({
      'medias/plan.png': 'x',
      'actualites/references.mdx': article(
        [
          '![Un plan][a] ![Un autre][b] [La page perdue][c] et [encore elle][c]',
          '[a]: /medias/perdu.png\n[b]: https://exemple.fr/plan.png\n[c]: /perdue',
        ].join('\n\n'),
      ),
      'actualites/html.md': article(
        [
          'Voir <a href="/perdue">la page perdue</a>.',
          '<p>\n<img src="/medias/plan.png" alt="Un plan">\n<img src="https://exemple.fr/x.png" alt="Un autre">\n</p>',
        ].join('\n\n'),
      ),
    }),
  ).toEqual({
    'actualites/html.md': ['link-broken:6:warning', 'image-external:10:warning'],
    'actualites/references.mdx': [
      'image-missing:8:warning',
      'image-external:9:warning',
      'link-broken:10:warning',
    ],
  });
});
