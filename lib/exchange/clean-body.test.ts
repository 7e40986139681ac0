import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanBody, type CleanOptions } from './clean-body.ts';
import { listBetaRoads } from './testing/beta-roads.ts';

const options: CleanOptions = {
  isPublicAddress: (address) => address === 'contact@fabrique.social.gouv.fr',
  base: 'https://beta.gouv.fr/startups/essai.html',
};
const clean = (source: string) => cleanBody(source, options);

describe('a body', () => {
  test.each([
    ['kramdown attributes', '{:.cover}\n\nTexte{: .sm-head} ici', 'Texte ici', 'body-marks'],
    ['Liquid', 'Avant {% include x.html %}après {{ site.url }}', 'Avant après', 'body-marks'],
    ['headings without a space', '#####AMBITION\n\ntexte', '##### AMBITION\n\ntexte', 'body-headings'],
    ['headings of level 1', '# Un\n\n## Deux', '## Un\n\n### Deux', 'body-headings'],
    ['comments', 'a <!-- note -->b', 'a b', 'body-html'],
    [
      'frames',
      '<iframe src="https://www.youtube.com/embed/x" allowfullscreen></iframe>',
      '[Contenu sur www.youtube.com](https://www.youtube.com/embed/x)',
      'body-html',
    ],
    ['scripts with their code', 'a<script>alert("x")</script>b', 'ab', 'body-html'],
    [
      'links in HTML',
      'Voir <a href="https://x.fr/y" target="_blank">le site</a>.',
      'Voir [le site](https://x.fr/y).',
      'body-html',
    ],
    ['tags in a link', '<a href="https://x.fr/y">a<div></a>', '[a](https://x.fr/y)', 'body-html'],
    ['styles and handlers', '<p style="color:red" onclick="x()">a</p>', '<p>a</p>', 'body-html'],
    ['tags of a layout', '<center>a</center>', 'a', 'body-html'],
    ['line ends and invisible characters', '\uFEFFa\r\nb\u200Bc\u0007', 'a\nbc', 'body-characters'],
    ['links to nowhere', '[texte]() et [https://x.fr/a]()', 'texte et <https://x.fr/a>', 'body-links'],
    [
      'links of the source’s site',
      '[a](notifications-v1) [b](/apropos) [c](#une-partie)',
      '[a](https://beta.gouv.fr/startups/notifications-v1) [b](https://beta.gouv.fr/apropos) [c](#partie-une-partie)',
      'body-links',
    ],
    ['links that run code', '[a](javascript:alert(1))', 'a', 'body-links'],
    [
      'images of other sites',
      '![Un écran](/img/a.png "t") ![](https://x.fr/b.png)',
      '[Image : Un écran](https://beta.gouv.fr/img/a.png) [Image sans description](https://x.fr/b.png)',
      'body-images',
    ],
    [
      'addresses of people',
      'Écrire à [Jean](mailto:j.d@x.gouv.fr) ou <a.b@x.fr> ou `c@x.fr`',
      'Écrire à Jean ou (adresse retirée) ou `(adresse retirée)`',
      'address-dropped',
    ],
    ['addresses as labels', '[j.d@x.gouv.fr](mailto:j.d@x.gouv.fr)', '(adresse retirée)', 'address-dropped'],
  ])('%s', (_, source, body, rule) => {
    const cleaned = clean(source);
    expect(cleaned.body).toBe(body);
    expect(cleaned.notes.map((found) => found.rule)).toEqual([rule]);
  });

  test.each([
    [
      'Markdown',
      '## Titre\n\n- un [lien](https://x.fr/a_(b) "t")\n- **deux** 3 < 4 & 5 > 2\n\n| a | b |\n| - | - |\n| c<br>d | e |',
    ],
    ['code', 'Écrire `{:.x} <iframe>` puis\n\n```html\n# <script>a</script> {{ b }}\n```'],
    ['hashtags, quotations, thanks', '#Covid\n\n> cité\n\n👩‍💻 — merci'],
    ['listed addresses', '[écrire](mailto:contact@fabrique.social.gouv.fr)'],
  ])('%s stays', (_, source) => {
    expect(clean(source)).toEqual({ body: source, notes: [] });
  });

  test('once cleaned stays as it is: real bodies', () => {
    for (const { source } of listBetaRoads().sheets) {
      const once = clean(source.replace(/^---[\s\S]*?\n---\n/, '')).body;
      expect(clean(once)).toEqual({ body: once, notes: [] });
    }
  });

  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '<div>',
      '</div>',
      '<a href="/x">',
      '</a>',
      '`',
      '```\n',
      '{:.a}',
      '{{',
      '}}',
      '[',
      '](',
      ')',
      '![',
      '# ',
      '##a',
      '\n',
      '\n\n',
      '\r\n',
      '====\n',
      '<!--',
      '<script>',
      '<iframe>',
      '-->',
      'a@b.fr',
      'mailto:',
      '<iframe src=x>',
      '\u200D',
      '\uE0001\uE001',
      '> ',
      'https://x.fr',
    ),
  );

  test('whatever it holds: once cleaned stays as it is, keeps no address, grows little', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const source = pieces.join('');
        const { body } = clean(source);
        expect(body).not.toMatch(/a@b\.fr/);
        expect(clean(body).body).toBe(body);
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    '<',
    '[',
    '`',
    '{:',
    '![](',
    '<a href="',
    '# \n',
    '<!--',
    '<script>',
    '<iframe>',
    '*',
    '<div>',
    '(',
    '[x](',
    '{{',
  ])('of a hundred thousand “%s” comes to an end', (piece_) => {
    expect(clean(piece_.repeat(100_000 / piece_.length)).body.length).toBeLessThanOrEqual(200_000);
  });
});
