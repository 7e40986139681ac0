import type { RequestListener, Server } from 'node:http';
import type { Socket } from 'node:net';

/** A stalled answer holds some 128 kB: all of them together stay within what the image leaves to buffers. */
const MAX_CONNECTIONS = 1_000;
/** Requests that may wait behind the one being answered. No browser sends the next one before it has its answer. */
const MAX_WAITING = 15;

/** The requests of one connection: one is being answered, the others wait for their turn. */
interface Line {
  busy: boolean;
  waiting: (() => void)[];
}

/**
 * Bounds what clients can make the portal hold: so many connections, one answer at a time on each, a few requests behind
 * it. A connection that asks for more, or on which nothing moves for `stalledMs` while the client has something to read or
 * nothing to wait for, is dropped; 0 never drops. Node takes what the system still took of a write for a movement: dropping
 * may need twice as long.
 */
export function limitConnections(server: Server, listener: RequestListener, stalledMs: number): void {
  server.maxConnections = MAX_CONNECTIONS;
  server.timeout = stalledMs;
  const lines = new WeakMap<Socket, Line>();
  const getLine = (socket: Socket): Line => {
    const known = lines.get(socket);
    if (known) return known;
    const line = { busy: false, waiting: [] };
    lines.set(socket, line);
    return line;
  };

  const answer = (line: Line, ...[request, response]: Parameters<RequestListener>) => {
    line.busy = true;
    response.once('close', () => {
      line.busy = false;
      if (!request.socket.destroyed) line.waiting.shift()?.();
    });
    listener(request, response);
  };

  server.on('request', (request, response) => {
    const line = getLine(request.socket);
    if (!line.busy) answer(line, request, response);
    else if (line.waiting.length < MAX_WAITING)
      line.waiting.push(() => {
        answer(line, request, response);
      });
    else {
      line.waiting.length = 0;
      request.socket.destroy();
    }
  });

  server.on('timeout', (socket: Socket) => {
    const isOurTurn = getLine(socket).busy && socket.writableLength === 0;
    if (isOurTurn) socket.setTimeout(stalledMs);
    else socket.destroy();
  });
}
