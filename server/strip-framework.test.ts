import { expect, test } from 'vitest';
import { stripFramework } from './strip-framework.ts';

test('React’s scripts, preloads and comments go; ours, the data and the text stay', () => {
  const html =
    '<!DOCTYPE html><html lang="fr"><head><link rel="stylesheet" href="/a.css"/>' +
    '<link rel="preload" as="script" href="/_next/x.js"/><script src="/_next/x.js" async=""></script>' +
    '<script src="/assets/theme.js" data-portail=""></script></head><body><!--$--><p>5 &lt; 6 &amp; l’été</p><!--/$-->' +
    '<script type="application/ld+json">{"a":"</b>"}</script>' +
    '<script>self.__next_f.push([1,"<p>double</p>"])</script></body></html>';
  expect(stripFramework(html).html).toBe(
    '<!DOCTYPE html><html lang="fr"><head><link rel="stylesheet" href="/a.css"/>' +
      '<script src="/assets/theme.js" data-portail=""></script></head><body><p>5 &lt; 6 &amp; l’été</p>' +
      '<script type="application/ld+json">{"a":"</b>"}</script></body></html>',
  );
});

test('what Next copies for X and React’s empty box go; a box that holds something stays', () => {
  const html =
    '<head><meta property="og:title" content="A"/><meta name="twitter:card" content="summary"/>' +
    '<meta name="twitter:title" content="A"/></head><body><div hidden=""><!--$--><!--/$--></div>' +
    '<div hidden=""><!--$-->b<!--/$--></div><div hidden=""><p>c</p></div><div hidden="" id="d"></div></body>';
  expect(stripFramework(html).html).toBe(
    '<head><meta property="og:title" content="A"/><meta name="twitter:card" content="summary"/></head><body>' +
      '<div hidden="">b</div><div hidden=""><p>c</p></div><div hidden="" id="d"></div></body>',
  );
});
