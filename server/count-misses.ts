import type { IncomingMessage } from 'node:http';
import { resolveAddress } from '#lib/addresses/resolve.ts';
import type { Clock } from '#lib/clock.ts';
import type { MissCounter } from '#lib/misses/miss-counter.ts';
import type { CachedDocument } from './document-cache.ts';

interface MissDesk {
  misses: Pick<MissCounter, 'count'>;
  clock: Clock;
}

/** Counted here and not where pages are made, so that one sent from the cache counts too (decision 0012). */
export function countSearch({ misses }: MissDesk, request: IncomingMessage, document: CachedDocument): void {
  if (request.method !== 'GET' || !document.withoutResult) return;
  misses.count('search', new URLSearchParams(request.url?.split('?')[1]).get('q') ?? '');
}

/** A page past the end of a list is not an address that nobody knows. */
export function countAddress({ misses, clock }: MissDesk, request: IncomingMessage): void {
  const [path = '/'] = (request.url ?? '/').split('?');
  if (request.method === 'GET' && resolveAddress(path, clock.now()).kind === 'missing')
    misses.count('address', path);
}
