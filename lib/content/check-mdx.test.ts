import { describe, expect, test } from 'vitest';
import { loadReferentials } from './testing/referentials.ts';
import { parseSource } from './parse.ts';

const referentials = await loadReferentials();
const HEAD = '---\ntitle: Essai\ndate: 2026-01-01\n---\n';

async function check(body: string, format: 'md' | 'mdx' = 'mdx') {
  const name = { path: `actualites/essai.${format}`, kind: 'actualites', slug: 'essai', format } as const;
  const { faults, document } = await parseSource(name, `${HEAD}${body}`, referentials);
  const errors = faults.filter(({ severity }) => severity === 'error');
  return { errors, warnings: faults.filter(({ severity }) => severity === 'warning'), document };
}

describe('what .mdx refuses, each with its place and what to write instead', () => {
  test.each([
    ['an import', "import x from 'fs'\n", 'mdx-code', 5],
    ['an export', 'export const x = 1\n', 'mdx-code', 5],
    ['an expression', '\nTotal : {1 + 1}\n', 'mdx-code', 6],
    ['an expression that runs code', '\n{process.exit(1)}\n', 'mdx-code', 6],
    ['an unknown tag', '\n<Inconnu />\n', 'mdx-tag', 6],
    ['an HTML tag', '\nUn <b>mot</b>\n', 'mdx-tag', 6],
    ['a script', '\n<script>alert(1)</script>\n', 'mdx-tag', 6],
    ['an iframe', '\n<iframe srcdoc="<script>1</script>"></iframe>\n', 'mdx-tag', 6],
    ['a style', '\n<style>{`a{}`}</style>\n', 'mdx-tag', 6],
    ['a base', '\n<base href="https://evil.example/" />\n', 'mdx-tag', 6],
    ['a refresh', '\n<meta http-equiv="refresh" content="0;url=x" />\n', 'mdx-tag', 6],
    ['a member tag', '\n<TAGS.Callout />\n', 'mdx-tag', 6],
    ['a prototype name', '\n<constructor />\n', 'mdx-tag', 6],
    ['a fragment', '\n<>texte</>\n', 'mdx-tag', 6],
    ['an event handler', '\n<ProductCard slug="mano" onClick="x()" />\n', 'mdx-attribute', 6],
    ['an unknown attribute', '\n<ProductCard slug="mano" style="color:red" />\n', 'mdx-attribute', 6],
    ['a missing attribute', '\n<ProductCard />\n', 'mdx-attribute', 6],
    ['an attribute expression', '\n<ProductCard slug={`mano`} />\n', 'mdx-code', 6],
    [
      'an address hidden in a literal',
      '\n<Figure src={"javascript:alert(1)"} alt="x" />\n',
      'link-unsafe',
      6,
    ],
    ['a boolean where a text is expected', '\n<Setting name />\n', 'mdx-attribute', 6],
    [
      'a date in the French order',
      '\n<KeyFigure value="1" label="x" date="25-03-2022" />\n',
      'mdx-attribute',
      6,
    ],
    [
      'a date that does not exist',
      '\n<KeyFigure value="1" label="x" date="2022-13-01" />\n',
      'mdx-attribute',
      6,
    ],
    ['code between two comments', '\n{/* a */ process.exit(1) /* b */}\n', 'mdx-code', 6],
    ['a block in a sentence', '\nVoir <ProductCard slug="mano" /> ici.\n', 'mdx-tag', 6],
    ['an export behind a byte order mark', '\uFEFFexport const x = 1\n', 'mdx-code', 5],
    ['a spread', '\n<ProductCard {...{slug: "mano"}} />\n', 'mdx-code', 6],
    ['a javascript: link', '\n[x](javascript:alert(1))\n', 'link-unsafe', 6],
    ['a javascript: link in capitals', '\n[x](JaVaScRiPt:alert(1))\n', 'link-unsafe', 6],
    ['a data: link', '\n[x](data:text/html;base64,PHNjcmlwdD4=)\n', 'link-unsafe', 6],
    ['a hidden javascript: link', '\n[x](<java\tscript:alert(1)>)\n', 'link-unsafe', 6],
    ['a javascript: image', '\n<Figure src="javascript:alert(1)" alt="x" />\n', 'link-unsafe', 6],
    [
      'a video without captions',
      '\n<Video src="/medias/v.mp4" title="V">\n\nx\n\n</Video>\n',
      'mdx-attribute',
      6,
    ],
    [
      'a video of the portal whose captions are elsewhere',
      '\n<Video src="/medias/v.mp4" title="V" captions="lecteur">\n\nx\n\n</Video>\n',
      'mdx-attribute',
      6,
    ],
    [
      'a video elsewhere whose captions are here',
      '\n<Video src="https://tube.exemple.fr/w/1" title="V" captions="/medias/v.vtt">\n\nx\n\n</Video>\n',
      'mdx-attribute',
      6,
    ],
    [
      'a video without transcription',
      '\n<Video src="/medias/v.mp4" title="V" captions="/medias/v.vtt">\n\n</Video>\n',
      'mdx-tag',
      6,
    ],
    [
      'a video that is no video',
      '\n<Video src="/medias/v.svg" title="V" captions="/medias/v.vtt">\n\nx\n\n</Video>\n',
      'mdx-attribute',
      6,
    ],
    ['text in a tag that has none', '\n<ProductCard slug="mano">texte</ProductCard>\n', 'mdx-tag', 6],
    ['an unclosed tag', '\n<Callout title="x">\n\ntexte\n', 'mdx-syntax', 6],
    ['an unclosed brace', '\nUne { accolade\n', 'mdx-syntax', 6],
    ['an autolink', '\n<https://example.fr>\n', 'mdx-syntax', 6],
    ['a lone <', '\n3 <4\n', 'mdx-syntax', 6],
    ['an HTML comment', '\n<!-- note -->\n', 'mdx-syntax', 6],
  ])('%s', async (_, body, rule, line) => {
    const { errors, document } = await check(body);
    expect(errors[0]).toMatchObject({ rule, line });
    expect(errors[0]?.column).toBeGreaterThan(0);
    expect(errors[0]?.remedy).not.toBe('');
    expect(document).toBeUndefined();
  });
});

test.each([
  ['a comment', '\n{/* note */}\n\nTexte.\n'],
  [
    'each tag',
    '\n<Callout title="À savoir">\n\nTexte **gras**.\n\n</Callout>\n\n<ProductCard slug="mano" />\n',
  ],
  [
    'a video with captions and transcription, here or elsewhere',
    '\n<Video src="/medias/v.mp4" title="V" captions="/medias/v.vtt" poster="/medias/v.png">\n\nOn entre.\n\n</Video>\n\n<Video src="https://tube.exemple.fr/w/1" title="W" captions="lecteur">\n\nOn sort.\n\n</Video>\n',
  ],
  ['literals', '\n<ProductCard slug={"mano"} />\n'],
  ['escaped signs', '\nUn \\{ et 3 \\< 4.\n'],
  [
    'a relative, a mail and a phone link',
    '\n[a](/produits) [b](mailto:x@y.fr) [c](tel:+33100000000) [d](#suite)\n',
  ],
])('what .mdx takes: %s', async (_, body) => {
  expect((await check(body)).errors).toEqual([]);
});

test('many comments are read at once', async () => {
  const { errors } = await check(`\n{${'/**/'.repeat(2_000)}x}\n`);
  expect(errors[0]).toMatchObject({ rule: 'mdx-code' });
});

describe('.md is Markdown: HTML is cleaned, never refused or executed', () => {
  test.each([
    ['an autolink', '\n<https://example.fr>\n'],
    ['a line break', '\nun<br>deux\n'],
    ['a lone <', '\n3 <4\n'],
    ['braces', '\n{:.cover}\n'],
    ['a comment', '\n<!-- note -->\n'],
  ])('%s passes without a word', async (_, body) => {
    const { errors, warnings } = await check(body, 'md');
    expect([...errors, ...warnings]).toEqual([]);
  });

  test.each([
    ['a script', '\n<script>alert(1)</script>\n', '<script>'],
    ['an iframe', '\n<iframe src="https://www.youtube.com/embed/x"></iframe>\n', '<iframe>'],
    ['a handler', '\n<p onclick="x()">a</p>\n', 'onClick'],
    ['a style', '\n<div style="position:fixed">a</div>\n', 'style'],
  ])('%s is taken out and said', async (_, body, named) => {
    const { errors, warnings } = await check(body, 'md');
    expect(errors).toEqual([]);
    expect(warnings.map(({ rule }) => rule)).toContain('html-removed');
    expect(warnings.map(({ message }) => message).join()).toContain(named);
  });
});

describe('what a reader would stumble on is a warning', () => {
  test.each([
    ['a title of level 1', '\n# Titre\n', 'heading-level'],
    ['a skipped level', '\n## A\n\n#### B\n', 'heading-level'],
    ['an image without alternative', '\n![](/medias/a.png)\n', 'image-alternative'],
    ['an image called “Image”', '\n![Image](/medias/a.png)\n', 'image-alternative'],
    [
      'a file name as alternative',
      '\n<Figure src="/medias/a.png" alt="IMG_2034.jpg" />\n',
      'image-alternative',
    ],
    ['a vague link', '\n[cliquez ici](/produits)\n', 'link-vague'],
    ['a vague link that insists', '\n[Cliquez ici !](/produits)\n', 'link-vague'],
    ['a vague link with a hand', '\n[→ en savoir plus…](/produits)\n', 'link-vague'],
    ['a link that is an arrow', '\n[→](/produits)\n', 'link-vague'],
    ['a vague reference', '\n[ici][a]\n\n[a]: /produits\n', 'link-vague'],
    ['a reference without alternative', '\n![][a]\n\n[a]: /medias/a.png\n', 'image-alternative'],
    ['a reference called by its file', '\n![photo.png][a]\n\n[a]: /medias/a.png\n', 'image-alternative'],
    ['an image called “Photo :”', '\n![Photo :](/medias/a.png)\n', 'image-alternative'],
    [
      'a video by reference',
      '\n[Le film][a]\n\n[a]: https://www.youtube.com/watch?v=1\n',
      'video-transcription',
    ],
    ['a table without header', '\n|  |  |\n|--|--|\n| a | b |\n', 'table-header'],
  ])('%s', async (_, body, rule) => {
    const { errors, warnings } = await check(body);
    expect(errors).toEqual([]);
    expect(warnings.map((warning) => warning.rule)).toEqual([rule]);
  });
});

describe('HTML of a .md obeys the rules of Markdown, at its own line', () => {
  test.each<[string, string, string, number]>([
    ['an image without alternative', '\n<p>\n<img src="/medias/a.png">\n</p>\n', 'image-alternative', 7],
    ['an empty alternative', '\nUn <img src="/medias/a.png" alt=""> plan\n', 'image-alternative', 6],
    ['a file name', '\n<img src="/medias/a.png" alt="IMG_2034.jpg">\n', 'image-alternative', 6],
    ['a heading skipped after one of Markdown', '\n## A\n\n<h5>B</h5>\n', 'heading-level', 8],
    ['a heading skipped after one of HTML', '\n<h2>A</h2>\n\n##### B\n', 'heading-level', 8],
    ['a title of level 1', '\n<h1>A</h1>\n', 'heading-level', 6],
    ['a vague link', '\nVoir <a href="/produits">ici</a>.\n', 'link-vague', 6],
    ['a vague link in a list', '\n- un\n- <a href="/produits">ici</a>\n', 'link-vague', 7],
    ['a table without header', '\n<table>\n<tr><td>a</td></tr>\n</table>\n', 'table-header', 6],
    ['a video', '\n<a href="https://youtu.be/1">Le film</a>\n', 'video-transcription', 6],
  ])('%s', async (_, body, rule, line) => {
    const { errors, warnings } = await check(body, 'md');
    expect(errors).toEqual([]);
    expect(warnings.map((warning) => [warning.rule, warning.line])).toEqual([[rule, line]]);
  });

  test.each([
    ['headings in order', '\n## A\n\n<h3>B</h3>\n\n#### C\n'],
    [
      'what Markdown wrote beside it',
      '\n<br>\n\n## A\n\n[Les produits](/produits)[^1] ![Un plan](/a.png)\n\n[^1]: x\n',
    ],
    ['an anchor', '\n<a id="la"></a>Un texte.\n'],
    ['a table with headers', '\n<table>\n<tr><th>a</th></tr><tr><td>b</td></tr>\n</table>\n'],
    [
      'a video with its transcription',
      '\n<a href="https://youtu.be/1">Le film</a>\n\n<details><summary>Transcription</summary>On parle.</details>\n',
    ],
  ])('%s passes', async (_, body) => {
    const { errors, warnings } = await check(body, 'md');
    expect([...errors, ...warnings]).toEqual([]);
  });
});
