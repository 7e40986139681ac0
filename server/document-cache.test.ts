import { expect, test } from 'vitest';
import { DocumentCache, makeForm, makeDocument } from './document-cache.ts';

const HOME = { address: '/', status: 200 };
const QUERY = { address: '/produits?q=vae', status: 200 };
const stale: string[] = [];
const makeCache = () => new DocumentCache((_, { address }) => stale.push(address));
const page = (text: string) => makeDocument(200, 'text/html; charset=utf-8', text);

test('one render serves all who wait, and those after, until the edition changes', async () => {
  const cache = makeCache();
  let renders = 0;
  const render = () => Promise.resolve(page(`render ${(renders += 1)}`));
  const [first, second] = await Promise.all([cache.get('1', HOME, render), cache.get('1', HOME, render)]);
  expect(first).toBe(second);
  await cache.get('1', HOME, render);
  expect(renders).toBe(1);
  expect((await cache.get('2', HOME, render)).bytes.toString()).toBe('render 2');
});

test('a failed render is not kept', async () => {
  const cache = makeCache();
  await expect(cache.get('1', HOME, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect((await cache.get('1', HOME, () => Promise.resolve(page('yes')))).bytes.toString()).toBe('yes');
});

test('a document whose status is not the one asked is not kept; an error page is', async () => {
  const cache = makeCache();
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

test('a document that cannot be made again is served as it last was, and said', async () => {
  const cache = makeCache();
  await cache.get('1', HOME, () => Promise.resolve(page('yesterday')));
  const fail = () => Promise.reject(new Error('no'));
  expect((await cache.get('2', HOME, fail)).bytes.toString()).toBe('yesterday');
  expect(stale).toEqual(['/']);
  expect((await cache.get('2', HOME, () => Promise.resolve(page('today')))).bytes.toString()).toBe('today');
  await expect(cache.get('2', QUERY, fail)).rejects.toThrow('no');
});

test('searches without end never evict a page, and what is held stays bounded', async () => {
  const cache = makeCache();
  const home = await cache.get('1', HOME, () => Promise.resolve(page('home')));
  const filler = 'x'.repeat(500_000);
  for (let n = 0; n < 60; n += 1) {
    await cache.get('1', { address: `/produits?q=${n}`, status: 200 }, () =>
      Promise.resolve(page(`${n} ${filler}`)),
    );
  }
  expect(cache.size).toBeLessThan(17 * 1024 * 1024);
  const again = await cache.get('1', HOME, () => Promise.reject(new Error('evicted')));
  expect(again).toBe(home);
});

test('a request is known by its target in one edition only; its last answer stays', async () => {
  const cache = makeCache();
  const target = '/produits?q=vae&utm=1';
  expect(cache.findKnown('1', target)).toBeUndefined();
  cache.remember('1', target, QUERY);
  expect(cache.findKnown('1', target)).toBeUndefined();
  const document = await cache.get('1', QUERY, () => Promise.resolve(page('vae')));
  expect(cache.findKnown('1', target)).toBe(document);
  expect(cache.findKnown('2', target)).toBeUndefined();
  expect(cache.findLast(target)).toBe(document);
  cache.clear();
  expect(cache.findLast(target)).toBeUndefined();
  const long = `/produits?q=${'a'.repeat(600)}`;
  cache.remember('1', long, QUERY);
  expect(cache.findKnown('1', long)).toBeUndefined();
});

test('a document is compressed once for each encoding', async () => {
  const document = page('x'.repeat(10_000));
  const brotli = await makeForm(document, 'br');
  expect(brotli.bytes.length).toBeLessThan(100);
  expect(await makeForm(document, 'br')).toBe(brotli);
  expect((await makeForm(document, 'identity')).bytes).toBe(document.bytes);
});

test('once cleared, nothing of before answers, nor what was being made', async () => {
  const cache = makeCache();
  await cache.get('1', HOME, () => Promise.resolve(page('before')));
  let finish: () => void = () => undefined;
  const slow = cache.get('1', QUERY, () => new Promise((done) => (finish = () => done(page('before')))));
  cache.clear();
  finish();
  await slow;
  expect(cache.has('1', QUERY)).toBe(false);
  await expect(cache.get('2', HOME, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
});
