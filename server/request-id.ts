import { randomBytes } from 'node:crypto';

const PREFIX = randomBytes(6).toString('base64url');
let count = 0;

export const REQUEST_ID = 'X-Request-Id';
const COUNT_LENGTH = 9;
/** All are of one length: an answer made beforehand has room for it. */
export const REQUEST_ID_LENGTH = PREFIX.length + 1 + COUNT_LENGTH;

/** Names one request in its answer and in the log, among those of all processes. It says nothing of who asked. */
export function makeRequestId(): string {
  count += 1;
  return `${PREFIX}-${count.toString(36).padStart(COUNT_LENGTH, '0')}`;
}
