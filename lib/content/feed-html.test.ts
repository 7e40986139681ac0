import { describe, expect, test } from 'vitest';
import { productAt } from '#lib/catalogue/snapshot.ts';
import { makeProduct } from '#lib/catalogue/testing/make-product.ts';
import { writeFeedHtml } from './feed-html.ts';
import { TAGS } from './tags.ts';

const url = 'https://exemple.fr/actualites/essai';
const context = {
  findProduct: (slug: string) =>
    slug === 'mano'
      ? productAt(makeProduct({ slug, name: 'Mano', mission: 'Aider les maraudes.' }), '2026-11-22')
      : undefined,
  countProducts: () => 1_234,
  findSetting: (name: string) => (name === 'host.name' ? null : '2026-11-22'),
};
const write = (body: string, format: 'md' | 'mdx' = 'mdx') => writeFeedHtml(body, format, { url, context });

describe('each tag has a plain form', () => {
  test.each<[keyof typeof TAGS, string, string]>([
    ['Accordion', '<Accordion title="Détail">\n\nTexte\n\n</Accordion>', '<strong>Détail</strong>'],
    ['Callout', '<Callout title="À savoir">\n\nTexte\n\n</Callout>', '<p>Texte</p>'],
    [
      'Figure',
      '<Figure src="/medias/a.png" alt="Une table" caption="La table" credit="Fabrique" />',
      '<figure><img src="https://exemple.fr/medias/a.png" alt="Une table"><figcaption>La table — Fabrique</figcaption></figure>',
    ],
    [
      'KeyFigure',
      '<KeyFigure value="86" unit="%" label="de réussite" date="2022-03-25" source="Enquête" />',
      '<p><strong>86 %</strong> de réussite (Enquête, le 25 mars 2022)</p>',
    ],
    [
      'ProductCard',
      '<ProductCard slug="mano" />',
      '<p><a href="https://exemple.fr/produits/mano">Mano</a> : Aider les maraudes.</p>',
    ],
    [
      'ProductCount',
      'Soit <ProductCount query="statut=en-cours" label="produits" />.',
      '<a href="https://exemple.fr/produits?statut=en-cours">1 234 produits</a>',
    ],
    [
      'Quote',
      '<Quote author="Une ministre" role="ministre">\n\nBravo.\n\n</Quote>',
      '<p>Bravo.</p></blockquote><p>— Une ministre, ministre</p>',
    ],
    ['Setting', 'Par <Setting name="host.name" />.', 'Par non communiqué.'],
    [
      'Table',
      '<Table caption="Les phases">\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n</Table>',
      '<table><caption>Les phases</caption>',
    ],
    [
      'Video',
      '<Video src="/medias/v.mp4" title="Une visite" captions="/medias/v.vtt">\n\nOn entre.\n\n</Video>',
      '<a href="https://exemple.fr/medias/v.mp4">Vidéo : Une visite</a></p><p><strong>Transcription</strong></p><p>On entre.</p>',
    ],
  ])('%s', async (name, body, expected) => {
    expect(Object.keys(TAGS)).toContain(name);
    expect((await write(body)).replace(/[\u00A0\u202F]/g, ' ')).toContain(expected);
  });

  test('a tag of a sentence alone on its line is a paragraph', async () => {
    expect(await write('<Setting name="host.name" />')).toBe('<p>non communiqué</p>');
  });

  test('a setting that is a day is written as one', async () => {
    expect(await write('<Setting name="accessibility.declared_at" />')).toContain('22 novembre 2026');
  });

  test('a product that is no longer there leaves no hole in the text', async () => {
    expect(await write('<ProductCard slug="parti" />')).toBe('<p></p>');
  });
});

test('every address is absolute', async () => {
  const html = await write(
    '[a](/faq) [b](#partie-suite) [c](https://autre.fr/x) [d](mailto:a@b.fr) ![e](/medias/e.png)',
  );
  expect([...html.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, address]) => address)).toEqual([
    'https://exemple.fr/faq',
    `${url}#partie-suite`,
    'https://autre.fr/x',
    'mailto:a@b.fr',
    'https://exemple.fr/medias/e.png',
  ]);
});

test('raw HTML is sanitised, identifiers and comments are left out', async () => {
  const html = await write(
    '<p id="x" onclick="a()" class="b">Un</p><script>a()</script><!-- c -->\n\n## Titre',
    'md',
  );
  expect(html).toBe('<p>Un</p>\n<h2>Titre</h2>');
  expect(await write('Avant {/* note */} après')).toBe('<p>Avant  après</p>');
  expect(await write('<iframe srcdoc="x"></iframe><a href="javascript:a()">y</a>', 'md')).not.toMatch(
    /iframe|javascript/,
  );
});
