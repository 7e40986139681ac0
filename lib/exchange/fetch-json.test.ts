import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { readBetaSource } from './beta-source.ts';
import { fetchJson } from './fetch-json.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/startups.json`;
}

test('an address is read, through its redirects', async () => {
  const address = await serve((request, response) => {
    if (request.url === '/startups.json') response.writeHead(301, { location: '/v2/startups.json' }).end();
    else response.end('{"data":[{"id":"essai","attributes":{"name":"Essai"}}]}');
  });
  expect((await readBetaSource(address)).map(({ betaId, values }) => [betaId, values])).toEqual([
    ['essai', { title: 'Essai' }],
  ]);
});

test.each<[string, RequestListener, RegExp]>([
  ['an error', (_, response) => void response.writeHead(503).end(), /répond 503/],
  [
    'redirects without end',
    (_, response) => void response.writeHead(302, { location: '/startups.json' }).end(),
    /plus de 5 fois/,
  ],
  [
    'another scheme',
    (_, response) => void response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    /http et https/,
  ],
  ['too much', (_, response) => void response.end('x'.repeat(2_000)), /dépasse/],
  [
    'too much without saying so',
    (_, response) => {
      response.write('x'.repeat(900));
      response.end('x'.repeat(900));
    },
    /dépasse/,
  ],
  ['nothing in time', (_, response) => void response.write('['), /en 30 secondes/],
  [
    'a cut answer',
    (_, response) => {
      response.writeHead(200, { 'content-length': '900' });
      response.write('[');
      setImmediate(() => response.destroy());
    },
    /ne peut pas être lu/,
  ],
])('%s is told in French', async (_, listener, message) => {
  const address = await serve(listener);
  await expect(fetchJson(address, 1_000, 500)).rejects.toThrow(message);
});

test('a port where nothing listens, another scheme', async () => {
  const address = await serve(() => undefined);
  await new Promise((resolve) => server?.close(resolve));
  await expect(fetchJson(address, 1_000, 500)).rejects.toThrow(/ne peut pas être lu : ECONNREFUSED/);
  await expect(fetchJson('ftp://x.fr/a', 1_000, 500)).rejects.toThrow(/http et https/);
});

test('what is no list of products is told', async () => {
  const page = await serve((_, response) => response.end('<html>'));
  await expect(readBetaSource(page)).rejects.toThrow(/pas du JSON valide/);
  await expect(readBetaSource('/nulle/part')).rejects.toThrow(/n’existe pas/);
  await expect(readBetaSource(import.meta.dirname)).rejects.toThrow(/ni fiche/);
});
