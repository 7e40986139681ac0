import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';

/** Bytes of an IPv6 address that name one subscriber: a /64 (contract §6). */
const PREFIX_BYTES = 8;
const UNKNOWN = 'unknown';

/** `203.0.113.7:4711` and `[2001:db8::1]:4711`, as some proxies write them. */
function withoutPort(text: string): string {
  const match = /^\[([^\]]*)\](?::\d+)?$|^([^:]*):\d+$/.exec(text);
  return match?.[1] ?? match?.[2] ?? text;
}

/** An IPv4 address as it is, an IPv6 address as its /64; undefined for what is no address. */
export function clientKey(text: string): string | undefined {
  const bare = withoutPort(text.trim());
  if (!ipaddr.isValid(bare)) return undefined;
  // Also makes IPv4 of an IPv4 address written in IPv6.
  const address = ipaddr.process(bare);
  const bytes = Buffer.from(address.toByteArray());
  return address.kind() === 'ipv4'
    ? bytes.join('.')
    : `${bytes.subarray(0, PREFIX_BYTES).toString('hex')}/64`;
}

/**
 * Whom a request comes from. Each proxy adds at the end of `X-Forwarded-For` whom it heard: behind `proxies` of them the
 * visitor stands that many places from the right, and whatever stands further left was written by the visitor.
 */
export function findClient(request: Pick<IncomingMessage, 'headers' | 'socket'>, proxies: number): string {
  const peer = request.socket.remoteAddress ?? '';
  const header = proxies > 0 ? request.headers['x-forwarded-for'] : undefined;
  const heard = header === undefined ? [] : String(header).split(',');
  const chain = [...heard, peer];
  const client = chain.at(-1 - proxies) ?? chain[0] ?? peer;
  return clientKey(client) ?? clientKey(peer) ?? UNKNOWN;
}
