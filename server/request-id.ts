import { randomBytes } from 'node:crypto';

const PREFIX = randomBytes(6).toString('base64url');
let count = 0;

export const REQUEST_ID = 'X-Request-Id';

/** Names one request in its answer and in the log, among those of all processes. It says nothing of who asked. */
export function makeRequestId(): string {
  count += 1;
  return `${PREFIX}-${count.toString(36)}`;
}
