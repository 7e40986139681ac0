import { expect, test } from 'vitest';
import { stripScripts } from './strip-scripts.ts';

test('React’s scripts, preloads and comments go; ours, the data and the text stay', () => {
  const html =
    '<!DOCTYPE html><html lang="fr"><head><link rel="stylesheet" href="/a.css"/>' +
    '<link rel="preload" as="script" href="/_next/x.js"/><script src="/_next/x.js" async=""></script>' +
    '<script src="/assets/theme.js" data-portail=""></script></head><body><!--$--><p>5 &lt; 6 &amp; l’été</p><!--/$-->' +
    '<script type="application/ld+json">{"a":"</b>"}</script>' +
    '<script>self.__next_f.push([1,"<p>double</p>"])</script></body></html>';
  expect(stripScripts(html)).toBe(
    '<!DOCTYPE html><html lang="fr"><head><link rel="stylesheet" href="/a.css"/>' +
      '<script src="/assets/theme.js" data-portail=""></script></head><body><p>5 &lt; 6 &amp; l’été</p>' +
      '<script type="application/ld+json">{"a":"</b>"}</script></body></html>',
  );
});
