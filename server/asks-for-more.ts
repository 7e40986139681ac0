import type { IncomingMessage } from 'node:http';

/**
 * Another protocol, or a server action of Next: public addresses know neither. An offer of HTTP/2 may be ignored
 * (RFC 9110 §7.8).
 */
export function asksForMore({ headers }: IncomingMessage): boolean {
  const { upgrade } = headers;
  return headers['next-action'] !== undefined || (upgrade !== undefined && !/^h2c\b/i.test(upgrade));
}
