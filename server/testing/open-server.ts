import {
  createServer,
  request as httpRequest,
  type IncomingHttpHeaders,
  type RequestListener,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer as readBytes } from 'node:stream/consumers';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface AskOptions {
  method?: string;
  headers?: Record<string, string>;
}

/** A real server on a port of its own. Unlike fetch, `ask` sends the target and the headers as they are. */
export async function openServer(listener: RequestListener) {
  const server = createServer({ maxHeaderSize: 65_536 }, listener);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const ask = async (path: string, { method = 'GET', headers = {} }: AskOptions = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const asked = httpRequest(
        { host: '127.0.0.1', port, path, method, headers, agent: false },
        (answer) => {
          readBytes(answer).then((bytes) => {
            resolve({
              status: answer.statusCode ?? 0,
              headers: answer.headers,
              body: bytes.toString('utf8'),
            });
          }, reject);
        },
      );
      asked.on('error', reject);
      asked.end();
    });
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { server, port, ask, close };
}
