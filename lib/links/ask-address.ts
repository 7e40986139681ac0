import { lookup as resolveName, type LookupAddress } from 'node:dns';
import { request as askHttp } from 'node:http';
import { request as askHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** The host is no public one: a link of the content must not make the portal knock at its own network. */
export class PrivateAddressError extends Error {
  override name = 'PrivateAddressError';
}

export interface AskOptions {
  userAgent: string;
  signal: AbortSignal;
  /** For tests: servers of this machine may be asked. */
  allowLoopback: boolean;
}

export interface Answer {
  status: number;
  location: string | null;
}

function isAllowed(address: string, allowLoopback: boolean): boolean {
  if (!ipaddr.isValid(address)) return false;
  const range = ipaddr.process(address).range();
  return range === 'unicast' || (allowLoopback && range === 'loopback');
}

/** Resolves a name to the very addresses that are then connected to: a name that changes in between gains nothing. */
function makeLookup(allowLoopback: boolean): LookupFunction {
  return (host, options, done) => {
    resolveName(host, { ...options, all: true }, (fault, found: LookupAddress[]) => {
      const [first] = fault ? [] : found;
      if (fault || !first) done(fault ?? new Error('no address'), '');
      else if (!found.every(({ address }) => isAllowed(address, allowLoopback)))
        done(new PrivateAddressError(host), '');
      else if (options.all) done(null, found);
      else done(null, first.address, first.family);
    });
  };
}

/** The status of an address, whose body is not read. Rejects where no answer comes. */
export function askAddress(
  url: URL,
  method: 'HEAD' | 'GET',
  { userAgent, signal, allowLoopback }: AskOptions,
): Promise<Answer> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isAllowed(host, allowLoopback))
    return Promise.reject(new PrivateAddressError(host));
  const ask = url.protocol === 'https:' ? askHttps : askHttp;
  return new Promise((resolve, reject) => {
    const request = ask(
      {
        host,
        port: url.port,
        path: url.pathname + url.search,
        method,
        agent: false,
        lookup: makeLookup(allowLoopback),
        signal,
        headers: { 'User-Agent': userAgent, Accept: '*/*', Connection: 'close' },
      },
      (response) => {
        resolve({ status: response.statusCode ?? 0, location: response.headers.location ?? null });
        response.destroy();
      },
    );
    request.on('error', reject);
    request.end();
  });
}
