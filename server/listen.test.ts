import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import type { RequestListener, Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { listen } from './listen.ts';
import { makeStatics } from './statics.ts';
import type { StoppingParts } from './stop-portal.ts';

/** Of a connection that stands still in these tests. */
const STALLED_MS = 300;
const NEVER_MS = 60_000;
/** More than the system takes for a client that does not read. */
const FILM_BYTES = 64 * 1024 * 1024;
const PATIENTLY = { timeout: 15_000 };
const CLIENTS = 4;
/** Of a client that reads slowly. */
const RESTS = 16;

const root = mkdtempSync(join(tmpdir(), 'listen-'));
for (const folder of ['.next/static', 'public', 'content/medias', 'var/medias'])
  mkdirSync(join(root, folder), { recursive: true });
const film = join(root, 'content/medias/film.mp4');
writeFileSync(film, '');
truncateSync(film, FILM_BYTES);
const statics = makeStatics({
  rootDir: root,
  contentDir: join(root, 'content'),
  variantsDir: join(root, 'var/medias'),
});
const serveFile: RequestListener = (request, response) => {
  statics(request, response, () => response.writeHead(404).end());
};

let server: Server;
let connections: StoppingParts['server'];
const clients = new Set<Socket>();
/** The server’s ends of the connections. */
const ends = new Set<Socket>();

async function serve(listener: RequestListener, stalledMs: number, direct?: Buffer) {
  ({ server, connections } = await listen(
    {
      listener,
      answerPlain: () => direct && { bytes: direct, sent: () => undefined },
    },
    { port: 0, host: '127.0.0.1', stalledMs },
  ));
  server.on('connection', (socket: Socket) => {
    ends.add(socket);
    socket.once('close', () => ends.delete(socket));
  });
}

/** A client that sends these bytes, and reads nothing until told to. */
async function open(text: string): Promise<Socket> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  clients.add(socket.on('error', () => undefined));
  await once(socket, 'connect');
  socket.write(text);
  return socket;
}

afterEach(async () => {
  for (const socket of clients) socket.destroy();
  clients.clear();
  connections.closeAllConnections();
  await new Promise((closed) => connections.close(closed));
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

const get = (target: string, count = 1) =>
  `GET ${target} HTTP/1.1\r\nHost: a\r\nAccept-Encoding: identity\r\n\r\n`.repeat(count);

/** How often this process has the film open. */
function countOpen(): number {
  return readdirSync('/proc/self/fd').filter((descriptor) => {
    try {
      return readlinkSync(`/proc/self/fd/${descriptor}`) === film;
    } catch {
      return false;
    }
  }).length;
}

/** Serves the film, and notes how often it was asked for. */
async function serveFilm(stalledMs: number) {
  const seen = { asked: 0 };
  await serve((request, response) => {
    seen.asked += 1;
    serveFile(request, response);
  }, stalledMs);
  return seen;
}
const askForFilm = (count: number) =>
  Promise.all(Array.from({ length: CLIENTS }, () => open(get('/medias/film.mp4', count))));

test('a client that asks for hundreds of files at once is dropped', async () => {
  const seen = await serveFilm(STALLED_MS);
  await askForFilm(800);
  await expect.poll(() => ends.size, PATIENTLY).toBe(0);
  await expect.poll(countOpen, PATIENTLY).toBe(0);
  expect(seen.asked).toBeLessThanOrEqual(CLIENTS);
});

test('of a few requests on one connection one is answered at a time, and who reads nothing is dropped', async () => {
  const seen = await serveFilm(NEVER_MS);
  await askForFilm(16);
  await expect.poll(countOpen, PATIENTLY).toBe(CLIENTS);
  for (const end of ends) end.setTimeout(STALLED_MS);
  await expect.poll(() => ends.size, PATIENTLY).toBe(0);
  await expect.poll(countOpen, PATIENTLY).toBe(0);
  expect(seen.asked).toBe(CLIENTS);
});

test('who reads slowly gets all of it, and the answer behind it', async () => {
  await serve(serveFile, STALLED_MS);
  const started = performance.now();
  const socket = await open(get('/medias/film.mp4') + get('/medias/rien.mp4'));
  let received = 0;
  let rests = 0;
  let end = '';
  socket.on('data', (bytes: Buffer) => {
    received += bytes.length;
    end = bytes.toString('latin1').slice(-400);
    if (received < (FILM_BYTES / RESTS) * (rests + 1)) return;
    rests += 1;
    socket.pause();
    setTimeout(() => socket.resume(), STALLED_MS / 5);
  });
  await expect.poll(() => end, PATIENTLY).toContain('HTTP/1.1 404');
  expect(received).toBeGreaterThan(FILM_BYTES);
  expect(performance.now() - started).toBeGreaterThan(STALLED_MS * 2);
});

test('an answer that takes the portal longer is waited for', async () => {
  let finish: (() => void) | undefined;
  await serve((_request, response) => {
    finish = () => response.end('long');
  }, STALLED_MS);
  const socket = await open(get('/long'));
  await once(server, 'timeout');
  await once(server, 'timeout');
  finish?.();
  const [bytes] = (await once(socket, 'data')) as [Buffer];
  expect(bytes.toString()).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
});

test('who does not read a page sent on the connection itself has the same time, and is dropped', async () => {
  await serve(() => undefined, STALLED_MS, Buffer.alloc(FILM_BYTES));
  server.keepAliveTimeout = STALLED_MS / 3;
  const started = performance.now();
  await open(get('/contact'));
  await expect.poll(() => ends.size).toBe(1);
  const [end] = ends;
  await expect.poll(() => end?.timeout).toBe(STALLED_MS);
  await expect.poll(() => ends.size, PATIENTLY).toBe(0);
  expect(performance.now() - started).toBeGreaterThan(STALLED_MS);
});

test('the connections are counted', async () => {
  await serve(serveFile, NEVER_MS);
  server.maxConnections = 2;
  const dropped = once(server, 'drop');
  await Promise.all(Array.from({ length: 3 }, () => open('')));
  await dropped;
  expect(ends.size).toBe(2);
});
