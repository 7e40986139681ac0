import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type RequestListener,
  type Server,
} from 'node:http';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { buffer as readBytes } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { type CachedDocument, makeDocument } from './document-cache.ts';
import { makeSpareFolder } from './spare-places.ts';
import { stripFramework } from './strip-framework.ts';

const RENDER_TIMEOUT_MS = 30_000;

/** Next could not make a page. Its message goes to the log, and so holds a path and never a query. */
export class RenderError extends Error {
  override name = 'RenderError';
}

/** A body longer than its address takes. */
export class BodyTooLong extends Error {
  override name = 'BodyTooLong';
}

function limit(maxBytes: number): Transform {
  let passed = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      passed += chunk.length;
      if (passed > maxBytes) done(new BodyTooLong(`more than ${maxBytes} bytes`));
      else done(null, chunk);
    },
  });
}

const pathOf = (address: string): string => address.split('?')[0] ?? address;

/** Asks Next over a private socket. Public pages: with headers of its own, nothing of the visitor's reaches it. */
export class Renderer {
  #server: Server;
  #folder = makeSpareFolder('portail-');
  #socket = join(this.#folder, 'next.sock');

  constructor(
    next: RequestListener,
    private readonly host: string,
  ) {
    this.#server = createServer(next);
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject).listen(this.#socket, resolve);
    });
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /**
   * The answer of Next to an internal address, without React's scripts, under the status given. A page withdrawn since
   * its address was resolved renders as the missing page: it is a 404.
   */
  async render(address: string, status = 200): Promise<CachedDocument> {
    const { code, contentType, body } = await this.#ask(address);
    if (code !== 200) throw new RenderError(`Next answered ${code} for ${pathOf(address)}`);
    if (!contentType.startsWith('text/html')) return makeDocument(status, contentType, body);
    const { html, missing, withoutResult } = stripFramework(body.toString('utf8'));
    const document = makeDocument(status === 200 && missing ? 404 : status, contentType, html);
    return { ...document, withoutResult };
  }

  /** Hands a request of the studio over, with its body and the headers given; resolves to Next's own answer. */
  async pass(
    request: IncomingMessage,
    headers: OutgoingHttpHeaders,
    maxBytes: number,
  ): Promise<IncomingMessage> {
    if (Number(request.headers['content-length'] ?? 0) > maxBytes)
      throw new BodyTooLong(`more than ${maxBytes} bytes`);
    return new Promise((resolve, reject) => {
      const { method = 'GET', url = '/' } = request;
      const asked = httpRequest({
        socketPath: this.#socket,
        path: url,
        method,
        headers,
        timeout: RENDER_TIMEOUT_MS,
      });
      asked.once('response', resolve);
      asked.once('timeout', () => asked.destroy(new RenderError(`no answer for ${pathOf(url)}`)));
      asked.once('error', reject);
      pipeline(request, limit(maxBytes), asked).catch(reject);
    });
  }

  async #ask(address: string): Promise<{ code: number; contentType: string; body: Buffer }> {
    return new Promise((resolve, reject) => {
      const asked = httpRequest(
        {
          socketPath: this.#socket,
          path: address,
          headers: { host: this.host, accept: 'text/html,*/*' },
          timeout: RENDER_TIMEOUT_MS,
        },
        (answer) => {
          // As bytes: decoded, a CSV would lose its byte order mark.
          readBytes(answer).then(
            (body) => {
              resolve({
                code: answer.statusCode ?? 0,
                contentType: answer.headers['content-type'] ?? '',
                body,
              });
            },
            (cause: unknown) => {
              reject(new RenderError(String(cause)));
            },
          );
        },
      );
      asked.on('timeout', () =>
        asked.destroy(new RenderError(`no answer in ${RENDER_TIMEOUT_MS} ms for ${pathOf(address)}`)),
      );
      asked.on('error', reject);
      asked.end();
    });
  }
}
