import { createServer, type Server } from 'node:http';
import { joinConnections, openDirectLine } from './direct-line.ts';
import type { PortalHandler } from './handler.ts';
import { limitConnections } from './limit-connections.ts';
import type { StoppingParts } from './stop-portal.ts';

const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;
/** Above the longest address taken, so that a longer one gets its own status (414) and not Node's. */
const MAX_HEADER_BYTES = 65_536;

export interface ListenOptions {
  port: number;
  host: string;
  /** How long a connection may stand still; 0 for ever. */
  stalledMs: number;
}

/** Opens the door to visitors, with its limits. */
export async function listen(
  { listener, answerPlain }: Pick<PortalHandler, 'listener' | 'answerPlain'>,
  { port, host, stalledMs }: ListenOptions,
): Promise<{ server: Server; connections: StoppingParts['server'] }> {
  const server = createServer({
    headersTimeout: HEADERS_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    maxHeaderSize: MAX_HEADER_BYTES,
  });
  limitConnections(server, listener, stalledMs);
  const line = openDirectLine(server, (request) => answerPlain(request, server.keepAliveTimeout));
  await new Promise<void>((listening, fail) => {
    server.once('error', fail).listen(port, host, listening);
  });
  return { server, connections: joinConnections(server, line) };
}
