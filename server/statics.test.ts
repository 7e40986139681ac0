import {
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeStatics } from './statics.ts';
import { openServer } from './testing/open-server.ts';

const root = mkdtempSync(join(tmpdir(), 'statics-'));
const at = (...names: string[]) => join(root, ...names);
let statics: ReturnType<typeof makeStatics>;
let served: Awaited<ReturnType<typeof openServer>>;

beforeAll(async () => {
  const folders = [
    '.next/static/css',
    'public',
    'content/medias',
    'content/..1/medias',
    'var/medias',
    'volume/medias',
  ];
  for (const folder of folders) mkdirSync(at(folder), { recursive: true });
  for (const name of ['a.css', 'vanished.css', 'cut.css'])
    writeFileSync(at('.next/static/css', name), '0123456789'.repeat(10));
  writeFileSync(at('.next/static/css/a.css.br'), 'brotli');
  writeFileSync(at('.next/static/css/a.css.gz'), 'gzip');
  writeFileSync(at('public/favicon.svg'), '<svg/>');
  writeFileSync(at('content/medias/real.png'), 'real');
  writeFileSync(at('content/medias/film.mp4'), '0123456789');
  writeFileSync(at('content/medias/film.vtt'), 'WEBVTT');
  writeFileSync(at('content/medias/page.png.html'), '<b>');
  writeFileSync(at('content/medias/.hidden.png'), 'hidden');
  writeFileSync(at('content/..1/mounted.png'), 'mounted');
  writeFileSync(at('content/draft.md'), 'draft');
  writeFileSync(at('var/portail.sqlite'), 'secret');
  writeFileSync(at('var/outside.png'), 'outside');
  writeFileSync(at('var/medias/real.0123456789.400.webp'), 'variant');
  mkdirSync(at('content/medias/folder.png'));
  symlinkSync('../../var/portail.sqlite', at('content/medias/store.png'));
  symlinkSync('../../var/outside.png', at('content/medias/outside.png'));
  symlinkSync('../../portail.sqlite', at('var/medias/store.webp'));
  symlinkSync('../draft.md', at('content/medias/draft.png'));
  symlinkSync('..1', at('content/..data'));
  symlinkSync('../..data/mounted.png', at('content/medias/mounted.png'));
  statics = makeStatics({ rootDir: root, contentDir: at('content'), variantsDir: at('var/medias') });
  served = await openServer((request, response) => {
    statics(request, response, () => response.writeHead(404).end(`next ${request.url ?? ''}`));
  });
  unlinkSync(at('.next/static/css/vanished.css'));
  truncateSync(at('.next/static/css/cut.css'), 10);
});
afterAll(async () => {
  await served.close();
  rmSync(root, { recursive: true, force: true });
});

const CSS = '/_next/static/css/a.css';

describe('ranges', () => {
  test.each([
    'bytes=10-5',
    'bytes=abc',
    'bytes=-5',
    'bytes=0-0',
    'bytes=0-1,4-5',
    'lines=0-3',
    'bytes=0-99999999999999999999',
    'bytes=99999999999999999999-',
  ])('%s, which sirv cannot answer, is ignored', async (range) => {
    const answer = await served.ask(CSS, { headers: { range } });
    expect(answer).toMatchObject({ status: 200, body: '0123456789'.repeat(10) });
  });

  test('a usable range is answered, one past the end refused with the size', async () => {
    expect(await served.ask(CSS, { headers: { range: 'bytes=2-5' } })).toMatchObject({
      status: 206,
      body: '2345',
    });
    const end = await served.ask(CSS, { headers: { range: 'bytes=98-999999999999999' } });
    expect(end).toMatchObject({ status: 206, body: '89', headers: { 'content-range': 'bytes 98-99/100' } });
    const past = await served.ask(CSS, { headers: { range: 'bytes=100-' } });
    expect(past).toMatchObject({ status: 416, headers: { 'content-range': 'bytes */100' } });
  });

  test('a range for HEAD, or under a condition, is ignored', async () => {
    const range = 'bytes=2-5';
    expect((await served.ask(CSS, { method: 'HEAD', headers: { range } })).status).toBe(200);
    expect((await served.ask(CSS, { headers: { range, 'if-range': '"other"' } })).status).toBe(200);
  });
});

describe('encodings', () => {
  test.each([
    ['br, gzip', 'br', 'brotli'],
    ['gzip', 'gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip', 'gzip'],
    ['br;q=0, gzip;q=0', undefined, '0123456789'.repeat(10)],
    ['*', 'br', 'brotli'],
    ['', undefined, '0123456789'.repeat(10)],
  ])('for « %s », %s', async (accepted, encoding, body) => {
    const answer = await served.ask(CSS, { headers: { 'accept-encoding': accepted } });
    expect(answer).toMatchObject({ status: 200, body, headers: { vary: 'Accept-Encoding' } });
    expect(answer.headers['content-encoding']).toBe(encoding);
  });
});

describe('conditions', () => {
  const FILES = [
    [CSS, 'br'],
    [CSS, 'gzip'],
    [CSS, 'identity'],
    ['/favicon.svg', 'br'],
    ['/medias/film.mp4', 'identity'],
    ['/medias/re%61l.png', 'identity'],
    ['/medias/real.0123456789.400.webp', 'identity'],
  ] as const;

  test.each(FILES)(
    '%s in %s: a visitor who holds it is told so, with what a cache keeps',
    async (path, encoding) => {
      const accept = { 'accept-encoding': encoding };
      const { headers } = await served.ask(path, { headers: accept });
      const pick = (given: typeof headers) => ({
        etag: given.etag,
        date: given['last-modified'],
        cache: given['cache-control'],
        vary: given.vary,
        shared: given['cross-origin-resource-policy'],
      });
      const [etag = '', date = ''] = [headers.etag, headers['last-modified']];
      for (const condition of [
        { 'if-none-match': etag },
        { 'if-none-match': `"autre", ${etag}` },
        { 'if-none-match': etag.replace('W/', '') },
        { 'if-none-match': '*' },
        { 'if-none-match': etag, 'if-modified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' },
        { 'if-modified-since': date },
        { 'if-modified-since': 'Fri, 01 Jan 2100 00:00:00 GMT' },
      ])
        for (const method of ['GET', 'HEAD']) {
          const answer = await served.ask(path, { method, headers: { ...accept, ...condition } });
          expect(answer).toMatchObject({ status: 304, body: '' });
          expect(pick(answer.headers)).toEqual(pick(headers));
        }
    },
  );

  test.each(FILES)('%s in %s: another state is sent whole', async (path, encoding) => {
    const accept = { 'accept-encoding': encoding };
    const { body } = await served.ask(path, { headers: accept });
    for (const condition of [
      { 'if-none-match': '"autre"' },
      { 'if-none-match': '"autre"', 'if-modified-since': 'Fri, 01 Jan 2100 00:00:00 GMT' },
      { 'if-modified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' },
      { 'if-modified-since': 'demain' },
    ])
      expect(await served.ask(path, { headers: { ...accept, ...condition } })).toMatchObject({
        status: 200,
        body,
      });
  });

  test('a condition says nothing of what is not there, or elsewhere', async () => {
    for (const path of [
      '/nulle.css',
      '/_next/static/../../content/draft.md',
      '/_next/static/%00.css',
      '/%E0%A4.css',
    ])
      expect(await served.ask(path, { headers: { 'if-none-match': '*' } })).toMatchObject({ status: 404 });
  });
});

test('what is no file goes on with its condition and the encoding that it takes', async () => {
  const seen: unknown[] = [];
  const other = await openServer((request, response) => {
    statics(request, response, () => {
      const { 'if-none-match': condition, 'accept-encoding': encoding } = request.headers;
      seen.push(condition, encoding);
      response.writeHead(404).end();
    });
  });
  const headers = { 'if-none-match': '"a"', 'accept-encoding': 'gzip' };
  for (const path of ['/produits.csv', '/medias/rien.png']) await other.ask(path, { headers });
  expect(seen).toEqual(['"a"', 'gzip', '"a"', 'gzip']);
  await other.close();
});

test.each(['vanished', 'cut'])(
  'a file of the build that was %s since ends the connection, not the process',
  async (name) => {
    await expect(served.ask(`/_next/static/css/${name}.css`)).rejects.toThrow();
    expect((await served.ask(CSS)).status).toBe(200);
  },
);

test('a video is read from where the visitor asks, and its captions are served', async () => {
  const part = await served.ask('/medias/film.mp4', { headers: { range: 'bytes=4-6' } });
  expect(part).toMatchObject({
    status: 206,
    body: '456',
    headers: { 'content-range': 'bytes 4-6/10', 'content-type': 'video/mp4' },
  });
  expect(await served.ask('/medias/film.vtt')).toMatchObject({ status: 200, body: 'WEBVTT' });
});

describe('images of the content', () => {
  test.each([
    ['/medias/real.png', 'real'],
    ['/medias/real.0123456789.400.webp', 'variant'],
    ['/medias/mounted.png', 'mounted'],
    ['/medias/re%61l.png?v=1', 'real'],
  ])('%s is served', async (path, body) => {
    expect(await served.ask(path)).toMatchObject({ status: 200, body });
  });

  test.each([
    '/medias/store.png',
    '/medias/store.webp',
    '/medias/outside.png',
    '/medias/draft.png',
    '/medias/folder.png',
    '/medias/page.png',
    '/medias/.hidden.png',
    '/medias/..%2Fdraft.png',
    '/medias/%00.png',
    '/medias/%E0%A4.png',
    '/medias/page.png.html',
  ])('%s is not', async (path) => {
    expect(await served.ask(path)).toMatchObject({ status: 404, body: `next ${path}` });
  });
});

test('a content folder that is itself a link to a mounted volume is served', async () => {
  writeFileSync(at('volume/medias/linked.png'), 'linked');
  symlinkSync('volume', at('linked-content'));
  const linked = makeStatics({ rootDir: root, contentDir: at('linked-content'), variantsDir: at('none') });
  const other = await openServer((request, response) => {
    linked(request, response, () => response.writeHead(404).end());
  });
  expect(await other.ask('/medias/linked.png')).toMatchObject({ status: 200, body: 'linked' });
  await other.close();
});
