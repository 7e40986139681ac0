import type { Writable } from 'node:stream';

/**
 * Goes on without a reader of its log. Next writes what it cannot catch to stderr: where that pipe is broken, each of its
 * messages would be a new error to write, and the process would do nothing else.
 */
export function surviveBrokenPipes(streams: readonly Writable[] = [process.stdout, process.stderr]): void {
  for (const stream of streams) {
    stream.on('error', (cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'EPIPE') throw cause;
    });
  }
}
