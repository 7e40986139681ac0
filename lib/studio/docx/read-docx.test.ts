import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeDocxReader } from './docx-reader.ts';
import { readDocx } from './read-docx.ts';
import { item, link, makeDocx, makeDocxFiles, paragraph, picture, run, table } from './testing/make-docx.ts';
import { packZip } from './zip.ts';

const PIXEL = Buffer.from('89504e470d0a1a0a', 'hex');

const BODY = [
  paragraph(run('Un bilan pour {les agents}'), 'Titre'),
  paragraph(run('Le service '), '', ''),
  paragraph(run('Le contexte'), 'Titre1'),
  paragraph(
    run('Le décret du ') +
      run('12 mai ', '<w:b/>') +
      run('paraît', '<w:i/>') +
      run(', voir ') +
      link('r9', 'l’aide') +
      run('.'),
  ),
  item('Un accueil'),
  item('par téléphone', 1),
  item('Un suivi'),
  paragraph(run('Les étapes'), 'Titre2'),
  table(['Acte', 'Date'], ['Décret', '<12 mai>']),
  picture('rImage', 'Une rue la nuit'),
  picture('rAuto', 'Une image contenant texte. Description générée automatiquement'),
  picture('rAbsent', 'Perdue').replace('r:embed', 'r:link'),
  picture('rLourd', 'Trop lourde'),
].join('');
const OPTIONS = {
  links: { r9: 'https://www.google.com/url?q=https://www.gouv.fr/aide' },
  images: { rImage: PIXEL, rAuto: PIXEL, rLourd: Buffer.alloc(11 * 1024 * 1024) },
};

test('a document becomes a title, Markdown, and images with what is said of them', async () => {
  const files = makeDocxFiles(BODY, OPTIONS);
  const relations = files.get('word/_rels/document.xml.rels')?.toString() ?? '';
  files.set(
    'word/_rels/document.xml.rels',
    Buffer.from(
      relations.replace(
        '</Relationships>',
        '<Relationship Id="rAbsent" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="file:///C:/secret.png" TargetMode="External"/></Relationships>',
      ),
    ),
  );
  const read = await readDocx(packZip(files));
  expect(read.title).toBe('Un bilan pour {les agents}');
  expect(read.markdown).toBe(`Le service

## Le contexte

Le décret du **12 mai** *paraît*, voir [l’aide](https://www.gouv.fr/aide).

- Un accueil
  - par téléphone
- Un suivi

### Les étapes

| Acte | Date |
| --- | --- |
| Décret | \\<12 mai> |

<Figure src="image:0" alt="Une rue la nuit" />

<Figure src="image:1" alt="" />`);
  expect(read.images.map(({ alt }) => alt)).toEqual(['Une rue la nuit', '']);
  expect(read.losses).toEqual({ images: 2, links: 0, headers: 1, cells: 0 });
});

test('a heading after some text stays in it', async () => {
  const { title, markdown } = await readDocx(
    makeDocx(paragraph(run('D’abord.')) + paragraph(run('Ensuite'), 'Titre1')),
  );
  expect({ title, markdown }).toEqual({ title: 'Ensuite', markdown: 'D’abord.\n\n## Ensuite' });
});

describe('what is refused', () => {
  test.each([
    ['an older format', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'docx-format'],
    ['another archive', packZip(new Map([['a.txt', Buffer.from('a')]])), 'docx-format'],
    [
      'a document without its text',
      packZip(new Map([['[Content_Types].xml', Buffer.from('<Types/>')]])),
      'docx-illisible',
    ],
    ['an empty one', makeDocx(paragraph('')), 'docx-vide'],
    ['one cut short', makeDocx(BODY, OPTIONS).subarray(0, -30), 'docx-illisible'],
    ['too much XML', makeDocx(paragraph(run('a'.repeat(13 * 1024 * 1024)))), 'docx-demesure'],
  ])('%s', async (_, bytes, refusal) => {
    await expect(readDocx(bytes)).rejects.toMatchObject({ refusal });
  });

  test('entities that grow without end are not followed', async () => {
    const files = makeDocxFiles(paragraph(run('BOMBE')));
    const document = files.get('word/document.xml')?.toString().replace('BOMBE', '&e9;') ?? '';
    const levels = Array.from(
      { length: 9 },
      (_, rank) => `<!ENTITY e${rank + 1} "${`&e${rank};`.repeat(10)}">`,
    );
    files.set(
      'word/document.xml',
      Buffer.from(`<!DOCTYPE x [<!ENTITY e0 "boum">${levels.join('')}]>${document}`),
    );
    await expect(readDocx(packZip(files))).rejects.toMatchObject({ refusal: 'docx-illisible' });
  });
});

describe('in a thread', () => {
  const ROOT = resolve(import.meta.dirname, '../../..');

  test('it is read, or refused for its reason', { timeout: 60_000 }, async () => {
    const read = makeDocxReader(ROOT, 'sources', 50_000);
    await expect(read(makeDocx(paragraph(run('Texte'))))).resolves.toMatchObject({ markdown: 'Texte' });
    await expect(read(Buffer.from('%PDF'))).rejects.toMatchObject({ refusal: 'docx-format' });
  });

  test('what takes too long is cut off', { timeout: 60_000 }, async () => {
    const read = makeDocxReader(ROOT, 'sources', 1);
    await expect(read(makeDocx(paragraph(run('Texte'))))).rejects.toMatchObject({ refusal: 'docx-demesure' });
  });
});
