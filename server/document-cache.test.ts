import { expect, test } from 'vitest';
import { DocumentCache, encode, makeDocument } from './document-cache.ts';

const HOME = { address: '/', status: 200 };
const page = (text: string) => makeDocument(200, 'text/html; charset=utf-8', text);

test('one render serves all who wait, and those after, until the edition changes', async () => {
  const cache = new DocumentCache();
  let renders = 0;
  const render = () => Promise.resolve(page(`render ${(renders += 1)}`));
  const [first, second] = await Promise.all([cache.get('1', HOME, render), cache.get('1', HOME, render)]);
  expect(first).toBe(second);
  await cache.get('1', HOME, render);
  expect(renders).toBe(1);
  expect((await cache.get('2', HOME, render)).bytes.toString()).toBe('render 2');
});

test('a failed render is not kept', async () => {
  const cache = new DocumentCache();
  await expect(cache.get('1', HOME, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect((await cache.get('1', HOME, () => Promise.resolve(page('yes')))).bytes.toString()).toBe('yes');
});

test('a document whose status is not the one asked is not kept; an error page is', async () => {
  const cache = new DocumentCache();
  let renders = 0;
  const render = () => {
    renders += 1;
    return Promise.resolve(makeDocument(404, 'text/html; charset=utf-8', 'gone meanwhile'));
  };
  expect((await cache.get('1', HOME, render)).status).toBe(404);
  await cache.get('1', HOME, render);
  expect(renders).toBe(2);
  await cache.get('1', { address: '/erreur/404', status: 404 }, render);
  await cache.get('1', { address: '/erreur/404', status: 404 }, render);
  expect(renders).toBe(3);
});

test('a document is compressed once for each encoding', async () => {
  const document = page('x'.repeat(10_000));
  const brotli = await encode(document, 'br');
  expect(brotli.length).toBeLessThan(100);
  expect(await encode(document, 'br')).toBe(brotli);
  expect(await encode(document, 'identity')).toBe(document.bytes);
});
