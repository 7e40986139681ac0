import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { toString } from 'mdast-util-to-string';
import { describe, expect, test } from 'vitest';
import { parseBody } from '#lib/content/body.ts';
import { checkMdxTree } from '#lib/content/check-mdx.ts';
import { tryCompile } from '#lib/content/compile.ts';
import { type Block, flatten } from './block.ts';
import { readBlocks, toMarkdown, writeBlocks } from './to-markdown.ts';

const read = (name: string) => readFileSync(join(import.meta.dirname, 'testing', name), 'utf8');
const convert = (html: string, options?: Parameters<typeof toMarkdown>[1]) =>
  toMarkdown(html, options).markdown;

test('Google Docs: headings, bold, nested lists, a redirect link, a table without header, braces', () => {
  const { markdown, losses } = toMarkdown(read('google-docs.html'));
  expect(markdown).toBe(read('google-docs.md').trim());
  expect(losses).toEqual({ images: 1, links: 0, headers: 1, cells: 1 });
});

test('Word: a title, lists written as paragraphs, comments, office tags, safe links, a merged cell', () => {
  const { markdown, losses } = toMarkdown(read('word.html'));
  expect(markdown).toBe(read('word.md').trim());
  expect(losses).toEqual({ images: 1, links: 1, headers: 1, cells: 0 });
});

describe('what programs write', () => {
  test.each([
    [
      'a wrapper that is bold and says it is not',
      '<b style="font-weight:normal"><span>Texte</span></b>',
      'Texte',
    ],
    ['bold by a style', '<p>un <span style="font-weight:700">mot</span></p>', 'un **mot**'],
    ['a style that only looks like one', "<p><b style='mso-bidi-font-weight:normal'>mot</b></p>", '**mot**'],
    ['two bold neighbours', '<p><b>un</b><b> mot</b></p>', '**un mot**'],
    ['bold that ends with a space', '<p><b>Objet : </b>bilan</p>', '**Objet :** bilan'],
    ['bold that Markdown would not read', '<p><b>Objet :</b>bilan</p>', '**Objet** :bilan'],
    ['bold within a word', '<p>re<b>lire</b></p>', 're**lire**'],
    ['what was struck out', '<p><s>ancien</s> nouveau</p>', '~~ancien~~ nouveau'],
    [
      'a tracked deletion',
      '<p><del cite="mailto:a" datetime="2026-05-12">ancien</del><ins>nouveau</ins></p>',
      'nouveau',
    ],
    ['what a page strikes out', '<p><del>ancien</del> nouveau</p>', '~~ancien~~ nouveau'],
    [
      'an exponent',
      '<p>10<sup>3</sup> m<span style="vertical-align:super">2</span> de CO<sub>2</sub></p>',
      '10³ m² de CO₂',
    ],
    ['what is raised and no digit', '<p>1<sup>er</sup> mai</p>', '1er mai'],
    ['a list within no item', '<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>', '- a\n  - b\n- c'],
    [
      'one list an item',
      '<ul><li data-aria-level="1">a</li></ul><ul><li data-aria-level="2">b</li></ul>',
      '- a\n  - b',
    ],
    ['a list that begins at three', '<ol start="3"><li>a</li><li>b</li></ol>', '3. a\n4. b'],
    ['an item of two paragraphs', '<ul><li><p>a</p><p>b</p></li><li>c</li></ul>', '- a\n\n  b\n- c'],
    ['paragraphs made of line breaks', 'a<br><br>b<br>c', 'a\n\nb\\\nc'],
    ['a table of one cell', '<table><tr><td><p>a</p><p>b</p></td></tr></table>', 'a\n\nb'],
    [
      'a table with headers',
      '<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td><code>a|b</code></td></tr></table>',
      '| A | B |\n| --- | --- |\n| 1 | `a\\|b` |',
    ],
    ['a quotation', '<blockquote><p>a</p><p>b</p></blockquote>', '> a\n>\n> b'],
    ['code', '<pre>const a = {\n  b: "&lt;c>"\n};</pre>', '```\nconst a = {\n  b: "<c>"\n};\n```'],
    ['a bold heading', '<h2><b>Titre #</b></h2>', '## Titre \\#'],
    ['what is hidden', '<p>a<span style="display:none">b</span><script>c()</script></p>', 'a'],
  ])('%s', (_, html, markdown) => {
    expect(convert(html)).toBe(markdown);
  });
});

describe('what would be syntax', () => {
  test.each([
    ['<p>{valeur} &lt;nom&gt; &amp;copy;</p>', '\\{valeur\\} \\<nom> \\&copy;'],
    ['<p>import de données</p>', '&#105;mport de données'],
    ['<p>export { a }</p>', '&#101;xport \\{ a \\}'],
    ['<p># a</p><p>- b</p><p>1. c</p><p>&gt; d</p>', '\\# a\n\n\\- b\n\n1\\. c\n\n\\> d'],
    ['<p>a<br>---</p>', 'a\\\n\\---'],
    ['<p>mon_fichier_final et _seul_</p>', 'mon_fichier_final et \\_seul\\_'],
    ['<p>Voilà !<a href="https://www.gouv.fr/">ici</a></p>', 'Voilà \\![ici](https://www.gouv.fr/)'],
  ])('%s', (html, markdown) => {
    expect(convert(html)).toBe(markdown);
  });
});

describe('links', () => {
  const link = (href: string) => convert(`<a href="${href}">ici</a>`, { origin: 'https://fabrique.gouv.fr' });
  test.each([
    ['https://www.google.com/url?q=https://www.gouv.fr/a&amp;sa=D', '[ici](https://www.gouv.fr/a)'],
    ['https://fabrique.gouv.fr/produits/mano?a=1#b', '[ici](/produits/mano?a=1#b)'],
    ['mailto:contact@exemple.gouv.fr', '[ici](mailto:contact@exemple.gouv.fr)'],
    ['https://www.gouv.fr/a_(b)', '[ici](https://www.gouv.fr/a_%28b%29)'],
    ['www.gouv.fr', '[ici](https://www.gouv.fr)'],
    ['javascript:alert(1)', 'ici'],
    [
      'https://www.google.com/url?q=javascript:alert(1)',
      '[ici](https://www.google.com/url?q=javascript:alert%281%29)',
    ],
    ['file:///C:/note.docx', 'ici'],
    ['#_Toc12', 'ici'],
  ])('%s', (href, markdown) => {
    expect(link(href)).toBe(markdown);
  });
});

test('headings begin below what they come under, and jump no level', () => {
  const html = '<h2>a</h2><h4>b</h4><h2>c</h2>';
  expect(convert(html)).toBe('## a\n\n### b\n\n## c');
  expect(convert(html, { above: 3 })).toBe('## a\n\n### b\n\n## c');
  expect(convert('<h3>a</h3>', { above: 2 })).toBe('### a');
  expect(convert('<h1>a</h1><h2>b</h2>')).toBe('## a\n\n### b');
});

describe('notes at the foot of the page', () => {
  const NOTES =
    '<p>Un décret<sup><a href="#footnote-1" id="footnote-ref-1">[1]</a></sup> et<a href="#_ftn2"><span>[2]</span></a>.</p><ol><li id="footnote-1"><p>Du 12 mai. <a href="#footnote-ref-1">↑</a></p></li></ol>';

  test('a note follows its call; a call without its note stays as it reads', () => {
    expect(convert(NOTES)).toBe('Un décret[^1] et\\[2\\].\n\n[^1]: Du 12 mai.');
    expect(convert(NOTES, { firstNote: 4 })).toBe('Un décret[^4] et\\[2\\].\n\n[^4]: Du 12 mai.');
  });

  test('Word writes them in a list of its own, under a line', () => {
    const list =
      "<div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1><p><a href=\"#_ftnref1\">[1]</a> Loi</p></div></div>";
    expect(convert(`<p>Texte<a href="#_ftn1">[1]</a></p>${list}`)).toBe('Texte[^1]\n\n[^1]: Loi');
    expect(convert(list)).toBe('Loi');
  });
});

const TEXTS = fc.oneof(
  fc.string({ maxLength: 12, unit: 'grapheme' }),
  fc.constantFrom(
    ...[
      '{a}',
      '<b>',
      '</p>',
      '&copy;',
      '&#123;',
      'import a',
      'export b',
      '- a',
      '1. a',
      '# a',
      '> a',
      '| a |',
      ':--',
      '---',
      '===',
      '```',
      '~~~',
      '`',
      '*',
      '_',
      '**a',
      '[a](b)',
      '[^1]: a',
      '![',
      '\\',
      '\u00A0',
      ' ',
      '\n',
      'https://a.fr/{x}',
      'www.a_b.fr',
      'a@b.fr',
      '<!--',
      '{/*',
      '$a$',
      '\uE000',
      '\u2028',
    ],
  ),
);
const TAGS =
  'p div span b i s code pre a h1 h2 h4 ul ol li table tr td th blockquote br hr img o:p section font sup sub del'.split(
    ' ',
  );
const ATTRIBUTES = fc.constantFrom(
  ...[
    '',
    ' style="font-weight:700"',
    ' style="mso-list:l0 level2 lfo1"',
    ' href="https://a.gouv.fr/{b}|c?d=1&copy;"',
    ' href="javascript:a"',
    ' start="7"',
    ' aria-level="3"',
    ' colspan="3"',
    ' class="MsoTitle"',
    ' href="#_ftn1"',
    ' href="#_ftnref1"',
    ' id="ftn1"',
    ' src="data:," alt="}"',
  ],
);
const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const { html: HTML } = fc.letrec<{ html: string }>((tie) => ({
  html: fc.oneof(
    { maxDepth: 6, depthSize: 'medium' },
    TEXTS.map(escape),
    TEXTS,
    fc
      .tuple(fc.constantFrom(...TAGS), ATTRIBUTES, fc.array(tie('html'), { maxLength: 4 }))
      .map(([tag, attributes, inner]) => `<${tag}${attributes}>${inner.join('')}</${tag}>`),
  ),
}));

const wordsOf = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
const textOf = (blocks: readonly Block[]) =>
  flatten(blocks)
    .map(({ text, note }) => (note === undefined ? text : ''))
    .join('');

async function check(markdown: string, format: 'md' | 'mdx'): Promise<string> {
  const tree = parseBody(markdown, 1, format);
  expect(checkMdxTree(tree).filter(({ severity }) => severity === 'error')).toEqual([]);
  await tryCompile(markdown, format);
  return toString(tree);
}

test('whatever is pasted compiles, in either format, and says the same words', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(HTML, { maxLength: 6 }), async (parts) => {
      const { blocks } = readBlocks(parts.join(''));
      const markdown = writeBlocks(blocks);
      for (const format of ['mdx', 'md'] as const)
        expect(wordsOf(await check(markdown, format))).toBe(wordsOf(textOf(blocks)));
    }),
    { numRuns: 400 },
  );
});

test('a text that nests without end is read', async () => {
  const deep = `${'<div><ul><li><b>'.repeat(20_000)}fond`;
  expect(convert(deep)).toContain('fond');
  await check(convert(`${'<blockquote>'.repeat(3_000)}fond`), 'mdx');
});
