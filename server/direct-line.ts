import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { PlainAnswer } from './plain-answers.ts';
import { type PlainRequest, readPlainRequest } from './read-plain-request.ts';

/** What answers, head and body; undefined for what is not at hand. */
export type AnswerPlain = (request: PlainRequest) => PlainAnswer | undefined;

export interface DirectLine {
  /** Closes the connections that wait for a request; those that Node has are its own to close. */
  closeIdle: () => void;
  closeAll: () => void;
}

/** As long as Node waits for the first bytes of a request. */
const FIRST_REQUEST_MS = 10_000;

type Connect = (this: Server, socket: Socket) => void;

/**
 * Answers plain requests for documents at hand straight on the connection; at the first of another kind the connection
 * goes to Node’s HTTP, from its first byte not yet read, and stays there (decision 0026).
 */
export function openDirectLine(server: Server, answer: AnswerPlain): DirectLine {
  const [connect] = server.listeners('connection') as Connect[];
  if (!connect) throw new Error('the server has no listener for its connections');
  server.off('connection', connect);
  const held = new Set<Socket>();

  server.on('connection', (socket: Socket) => {
    const end = () => socket.end();
    const destroy = () => socket.destroy();
    const expire = () => {
      // Who is reading an answer has as long as by Node.
      if (socket.writableLength > 0 && socket.timeout === server.keepAliveTimeout && server.timeout > 0)
        socket.setTimeout(server.timeout);
      else destroy();
    };
    const forget = () => held.delete(socket);
    const resume = () => socket.resume();
    const leave = () => {
      held.delete(socket);
      socket.setTimeout(0);
      socket.off('data', take).off('end', end).off('timeout', expire).off('error', destroy);
      socket.off('close', forget);
    };
    const take = (chunk: Buffer) => {
      const plain = readPlainRequest(chunk);
      const found = plain && server.listening ? answer(plain) : undefined;
      if (found) {
        // Who asks and does not read waits: what is not read is not piled up.
        if (!socket.write(found.bytes, found.sent)) socket.pause().once('drain', resume);
        if (socket.timeout !== server.keepAliveTimeout) socket.setTimeout(server.keepAliveTimeout);
        return;
      }
      leave();
      connect.call(server, socket);
      socket.emit('data', chunk);
    };
    held.add(socket);
    socket.setTimeout(FIRST_REQUEST_MS);
    socket.on('data', take).on('end', end).on('timeout', expire).on('error', destroy);
    socket.on('close', forget);
  });

  return {
    closeIdle() {
      for (const socket of held) if (socket.writableLength === 0) socket.destroy();
    },
    closeAll() {
      for (const socket of held) socket.destroy();
    },
  };
}

/** What closes the connections of both. */
export function joinConnections(
  server: Server,
  line: DirectLine,
): Pick<Server, 'close' | 'closeIdleConnections' | 'closeAllConnections'> {
  return {
    close: (done) => server.close(done),
    closeIdleConnections() {
      line.closeIdle();
      server.closeIdleConnections();
    },
    closeAllConnections() {
      line.closeAll();
      server.closeAllConnections();
    },
  };
}
