import { format } from 'node:util';
import { afterEach } from 'vitest';

const unexpected: string[] = [];

/** Noise is failure. A test that expects a message says so: `vi.spyOn(console, 'error').mockReturnValue()`. */
function record(...values: unknown[]) {
  unexpected.push(format(...values));
}

Object.assign(console, { error: record, warn: record });

afterEach(() => {
  const messages = unexpected.splice(0);
  if (messages.length > 0) throw new Error(`Unexpected on the console:\n${messages.join('\n')}`);
});
