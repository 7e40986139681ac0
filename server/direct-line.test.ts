import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { RequestListener, ServerResponse } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openIndexedPortal } from '#lib/addresses/testing/indexed-portal.ts';
import { joinConnections, openDirectLine } from './direct-line.ts';
import { makeHandler } from './handler.ts';
import { Renderer } from './renderer.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import { NO_WATCH } from './testing/no-watch.ts';
import { openServer } from './testing/open-server.ts';

const INDEXING_MS = 60_000;
const KNOWN = ['/contact', '/faq?x=1', '/produits?q=rien', '/produits/flux.atom'];

let portal: Awaited<ReturnType<typeof openIndexedPortal>>;
let renderer: Renderer;
/** The same handler behind both: one answers on the connection itself, the other by Node’s HTTP alone. */
let direct: Awaited<ReturnType<typeof openServer>>;
let plain: Awaited<ReturnType<typeof openServer>>;
let connections: ReturnType<typeof joinConnections>;
/** What was answered on the connection itself. */
const answered: string[] = [];
const misses: string[] = [];
/** The servers’ ends of the connections, by the port of the other. */
const ends = new Map<number, Socket>();
/** Of the conversation under way. Node never closes the answers that wait behind one cut off. */
let answering = new Set<ServerResponse>();

beforeAll(async () => {
  portal = await openIndexedPortal();
  renderer = new Renderer((request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
    const empty = request.url?.includes('q=rien') ? '<div data-portail-without-result=""></div>' : '';
    response.end(`<main>${request.url ?? ''} ${empty}${'é'.repeat(3_000)}</main>`);
  }, 'portail.test');
  await renderer.listen();
  const handler = makeHandler({
    renderer,
    statics: (_request, _response, pass) => {
      pass();
    },
    staff: (_request, response) => void response.writeHead(401).end(),
    watch: NO_WATCH,
    misses: { count: (kind, raw) => void misses.push(`${kind} ${raw}`) },
    clock: { now: () => new Date('2026-11-22T10:00:00Z') },
    headers: SECURITY_HEADERS,
  });
  const listener: RequestListener = (request, response) => {
    const current = answering.add(response);
    response.once('close', () => current.delete(response));
    handler.listener(request, response);
  };
  [direct, plain] = [await openServer(listener), await openServer(listener)];
  const line = openDirectLine(direct.server, (request) => {
    const found = handler.answerPlain(request, direct.server.keepAliveTimeout);
    if (found) answered.push(request.target);
    return found;
  });
  connections = joinConnections(direct.server, line);
  for (const { server } of [direct, plain])
    server.on('connection', (socket: Socket) => ends.set(socket.remotePort ?? 0, socket));
  await handler.open();
  for (const target of KNOWN)
    for (const encoding of ['br', 'gzip', 'identity'])
      await plain.ask(target, { headers: { 'accept-encoding': encoding } });
}, INDEXING_MS);
afterAll(async () => {
  connections.closeAllConnections();
  await Promise.all([direct.close(), plain.close()]);
  renderer.close();
  portal.close();
});

function open({ server }: typeof direct) {
  return connect((server.address() as AddressInfo).port, '127.0.0.1');
}

/** All that a server says to these pieces, sent one after the other; hangs up once it has read and answered them. */
async function converse(to: typeof direct, pieces: readonly Buffer[]): Promise<string> {
  answering = new Set();
  const socket = open(to);
  await once(socket, 'connect');
  const said: Buffer[] = [];
  socket.on('data', (bytes) => said.push(bytes));
  // What was said before the server hung up counts, whether it had read all or not.
  const over = new Promise((done) => socket.once('close', done).on('error', done));
  let sent = 0;
  for (const piece of pieces) {
    if (!socket.writable) break;
    socket.write(piece);
    sent += piece.length;
    while (!socket.destroyed) {
      const end = ends.get(socket.localPort ?? 0);
      if (end && (end.destroyed || end.writableEnded || (end.bytesRead >= sent && answering.size === 0)))
        break;
      await nextTurn();
    }
  }
  socket.end();
  await over;
  return Buffer.concat(said).toString('latin1');
}

/** What differs from one answer to the next of the same server. */
const settle = (said: string) =>
  said.replace(/^(?:Date|X-Request-Id): .*\r\n/gm, '').replaceAll(/adresse=[^<]*/g, '');

const get = (target: string, ...headers: string[]) =>
  ['GET ' + target + ' HTTP/1.1', 'Host: portail.test', ...headers, '', ''].join('\r\n');

test('a known page is answered on the connection itself, to the byte as Node would', async () => {
  for (const encoding of ['br', 'gzip', 'identity', 'gzip;q=0', 'zstd, gzip'])
    for (const target of ['/contact', '/faq?x=1']) {
      const request = [Buffer.from(get(target, `Accept-Encoding: ${encoding}`))];
      answered.length = 0;
      const said = await converse(direct, request);
      expect(answered).toEqual([target]);
      expect(said).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
      expect(said).toMatch(/^X-Request-Id: [\w-]+\r$/m);
      expect(new Date(/^Date: (.*)\r$/m.exec(said)?.[1] ?? '').getTime()).toBeGreaterThan(
        Date.now() - 60_000,
      );
      expect(settle(said)).toBe(settle(await converse(plain, request)));
    }
});

test('one after the other on a connection, then another kind, then a known one again', async () => {
  const pieces = [get('/contact'), get('/contact'), get('/contact/'), get('/contact')].map((text) =>
    Buffer.from(text),
  );
  answered.length = 0;
  const said = await converse(direct, pieces);
  expect(said.match(/HTTP\/1\.1 \d+/g)).toEqual(
    ['200', '200', '308', '200'].map((status) => `HTTP/1.1 ${status}`),
  );
  expect(answered).toEqual(['/contact', '/contact']);
  expect(settle(said)).toBe(settle(await converse(plain, pieces)));
});

test('what is counted or bears headers of this visitor goes by Node', async () => {
  answered.length = misses.length = 0;
  for (const target of ['/produits?q=rien', '/produits/flux.atom'])
    expect(await converse(direct, [Buffer.from(get(target))])).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  expect(answered).toEqual([]);
  expect(misses).toEqual(['search rien']);
});

const plainText = fc
  .tuple(
    fc.constantFrom(...KNOWN),
    fc.subarray([
      'Accept: */*',
      'Accept-Encoding: gzip',
      'Cookie: a=b',
      'Sec-Fetch-Mode: cors',
      'Connection: keep-alive',
    ]),
  )
  .map(([target, headers]) => get(target, ...headers));
const ODD = [
  ...[
    'Host: autre\r\n',
    'Connection: close\r\n',
    'Content-Length: 3\r\n',
    'abc',
    '\r\n',
    'Expect: 100-continue\r\n',
  ],
  ...[
    'Transfer-Encoding: chunked\r\n',
    '0\r\n\r\n',
    'Range: bytes=0-1\r\n',
    'If-None-Match: *\r\n',
    ' folded\r\n',
  ],
  ...['Accept : x\r\n', ': x\r\n', '\n', '\r', '\0', 'é', 'Upgrade: h2c\r\n', 'X-Forwarded-For: 1.2.3.4\r\n'],
  ...['Accept-Encoding: br\r\n', 'X-Autre: 1\r\n', 'Next-Action: x\r\n', ' '],
];
/** A plain request with something slipped in, changed or cut off. */
const oddText = fc
  .tuple(plainText, fc.nat(300), fc.oneof(fc.constantFrom(...ODD), fc.string({ maxLength: 12 })), fc.nat(3))
  .map(([text, place, odd, cut]) => text.slice(0, place) + odd + text.slice(place + cut));
const lineText = fc
  .tuple(
    fc.constantFrom('GET', 'HEAD', 'POST', 'get', 'OPTIONS'),
    fc.constantFrom(
      '/contact',
      '/contact#a',
      '//contact',
      'http://x/contact',
      '/contact/',
      '/contact?y',
      '*',
    ),
    fc.constantFrom('HTTP/1.1', 'HTTP/1.0', 'HTTP/2.0', 'http/1.1', ''),
  )
  .map((words) => `${words.join(' ')}\r\nHost: portail.test\r\n\r\n`);
const requestText = fc.oneof(
  { weight: 3, arbitrary: plainText },
  { weight: 2, arbitrary: oddText },
  lineText,
);

test('whatever is sent, in whatever pieces, both say the same', async () => {
  answered.length = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(requestText, { minLength: 1, maxLength: 3 }),
      fc.nat(4).map((die) => die === 0),
      fc.nat(800),
      async (requests, together, cut) => {
        const pieces = together
          ? [Buffer.from(requests.join(''))]
          : requests.map((text) => Buffer.from(text));
        const [first] = pieces;
        if (first && cut < first.length) pieces.splice(0, 1, first.subarray(0, cut), first.subarray(cut));
        // Pages that were never asked are made now: what is said does not hang on when.
        await converse(plain, pieces);
        const [ours, theirs] = [await converse(direct, pieces), await converse(plain, pieces)];
        expect(settle(ours)).toBe(settle(theirs));
      },
    ),
    { numRuns: 600 },
  );
  expect(answered.length).toBeGreaterThan(50);
});

test('a connection that waits is closed when the portal stops, one that is being answered is not', async () => {
  const socket = open(direct);
  socket.write(get('/contact'));
  await once(socket, 'data');
  const closed = once(socket, 'close');
  connections.closeIdleConnections();
  await closed;
  const silent = open(direct);
  await once(silent, 'connect');
  await expect
    .poll(() => {
      connections.closeIdleConnections();
      return silent.destroyed || silent.readableEnded;
    })
    .toBe(true);
  silent.destroy();
});

test('who asks and does not read is not answered further until what they asked has left', async () => {
  const request = get('/contact', 'Accept-Encoding: identity');
  const socket = open(direct);
  socket.resume();
  await once(socket, 'connect');
  answered.length = 0;
  const ask = async (count: number) => {
    socket.write(request);
    await expect.poll(() => answered.length).toBe(count);
  };
  await ask(1);
  const end = ends.get(socket.localPort ?? 0);
  // As when the system takes nothing more for this visitor.
  end?.cork();
  for (let count = 2; !end?.writableNeedDrain && count < 10; count += 1) await ask(count);
  expect(end?.isPaused()).toBe(true);
  const before = answered.length;
  socket.write(request);
  end?.uncork();
  await expect.poll(() => answered.length).toBe(before + 1);
  expect(end?.isPaused()).toBe(false);
  socket.destroy();
});
