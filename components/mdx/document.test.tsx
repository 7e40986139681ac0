import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { UNSHOWN_TEXT } from '#lib/content/tags.ts';
import { DocumentBody } from './document.tsx';

const context = {
  findProduct: () => undefined,
  countProducts: () => undefined,
  findImage: () => undefined,
  findSetting: () => undefined,
};

test('a body that cannot be shown leaves words in its place', async () => {
  const show = async (body: string) =>
    renderToStaticMarkup(await DocumentBody({ body, format: 'md', context }));
  expect(await show(`${'> '.repeat(1_000)}x`)).toBe(`<div class="po-prose"><p>${UNSHOWN_TEXT}</p></div>`);
  expect(await show('<b>Un</b> *texte*.')).toBe(
    '<div class="po-prose"><p><b>Un</b> <em>texte</em>.</p></div>',
  );
});
