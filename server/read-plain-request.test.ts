import { expect, test } from 'vitest';
import { readPlainRequest } from './read-plain-request.ts';

const read = (...lines: string[]) =>
  readPlainRequest(Buffer.from(lines.map((line) => `${line}\r\n`).join('')));
const HOST = 'Host: portail.test';

test('what a browser sends is plain', () => {
  expect(
    read(
      'GET /produits?q=vae HTTP/1.1',
      HOST,
      'Connection: keep-alive',
      'User-Agent: Mozilla/5.0',
      'Accept: text/html,*/*;q=0.8',
      'Accept-Encoding: gzip, deflate, br, zstd',
      'Accept-Language: fr',
      'Upgrade-Insecure-Requests: 1',
      'Sec-Fetch-Dest: document',
      'Sec-Fetch-Mode: navigate',
      'Cookie: a=b; c=é',
      '',
    ),
  ).toEqual({ target: '/produits?q=vae', acceptEncoding: 'gzip, deflate, br, zstd' });
  expect(read('GET / HTTP/1.1', 'host:x', '')).toEqual({ target: '/', acceptEncoding: '' });
});

test.each<[string, string[]]>([
  ['another method', ['HEAD / HTTP/1.1', HOST, '']],
  ['another version', ['GET / HTTP/1.0', HOST, '']],
  ['no version', ['GET /', HOST, '']],
  ['an absolute address', ['GET http://portail.test/ HTTP/1.1', HOST, '']],
  ['a fragment', ['GET /#a HTTP/1.1', HOST, '']],
  ['a long address', [`GET /${'a'.repeat(512)} HTTP/1.1`, HOST, '']],
  ['a space in the address', ['GET /a b HTTP/1.1', HOST, '']],
  ['no host', ['GET / HTTP/1.1', '']],
  ['two hosts', ['GET / HTTP/1.1', HOST, HOST, '']],
  ['two lists of encodings', ['GET / HTTP/1.1', HOST, 'Accept-Encoding: br', 'Accept-Encoding: gzip', '']],
  ['a condition', ['GET / HTTP/1.1', HOST, 'If-None-Match: "a"', '']],
  ['a body', ['GET / HTTP/1.1', HOST, 'Content-Length: 0', '']],
  ['a body in pieces', ['GET / HTTP/1.1', HOST, 'Transfer-Encoding: chunked', '']],
  ['a connection that ends', ['GET / HTTP/1.1', HOST, 'Connection: close', '']],
  ['another protocol', ['GET / HTTP/1.1', HOST, 'Connection: Upgrade', 'Upgrade: h2c', '']],
  ['an unknown header', ['GET / HTTP/1.1', HOST, 'X-Autre: 1', '']],
  ['a server action', ['GET / HTTP/1.1', HOST, 'Next-Action: x', '']],
  ['a folded header', ['GET / HTTP/1.1', HOST, 'Accept: a', ' b', '']],
  ['a space before the colon', ['GET / HTTP/1.1', HOST, 'Accept : a', '']],
  ['a line without a colon', ['GET / HTTP/1.1', HOST, 'Accept', '']],
  ['a control character', ['GET / HTTP/1.1', HOST, 'Accept: a\0b', '']],
  ['a bare line feed', ['GET / HTTP/1.1', `${HOST}\nAccept: a`, '']],
  ['a bare carriage return', ['GET / HTTP/1.1', HOST, 'Accept: a\rb', '']],
  ['the beginning of a request', ['GET / HTTP/1.1', HOST]],
  ['two requests', ['GET / HTTP/1.1', HOST, '', 'GET / HTTP/1.1', HOST, '']],
  ['more than a request', ['GET / HTTP/1.1', HOST, '', '']],
  ['nothing', ['', '']],
  ['a heavy header', ['GET / HTTP/1.1', HOST, `Cookie: ${'a'.repeat(4_096)}`, '']],
])('%s is left to Node', (_, lines) => {
  expect(read(...lines)).toBeUndefined();
});
