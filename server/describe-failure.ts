import { RenderError } from './renderer.ts';

/**
 * What the log says of a failure. Search words are personal data, and a message may quote them (SQLite's does): where
 * there was a query, only the error's name and its frames are kept. Our own RenderError holds no query.
 */
export function describeFailure(cause: unknown, hasQuery: boolean): string {
  if (!(cause instanceof Error)) return hasQuery ? typeof cause : String(cause);
  const stack = cause.stack ?? String(cause);
  if (!hasQuery || cause instanceof RenderError) return stack;
  return [cause.name, ...stack.split('\n').filter((line) => /^\s+at /.test(line))].join('\n');
}
