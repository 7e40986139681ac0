import { LRUCache } from 'lru-cache';
import type { Encoding } from './document-cache.ts';

/** Between encodings that the visitor weighs the same. */
const PREFERENCE = ['br', 'gzip', 'identity'] as const satisfies readonly Encoding[];

function readWeights(header: string): Map<string, number> {
  const weights = new Map<string, number>();
  for (const item of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = item.split(';').map((part) => part.trim());
    const weight = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1);
    if (name !== '') weights.set(name, Number.isNaN(weight) ? 0 : weight);
  }
  return weights;
}

/** Browsers send a handful of headers: each is read once. */
const known = new LRUCache<string, Encoding>({ max: 200 });
const MAX_REMEMBERED_LENGTH = 200;

/**
 * The encoding to send for an `Accept-Encoding` (RFC 9110 §12.5.3): the heaviest of ours, then the smallest. By itself
 * `accepts` takes the visitor's order, and every browser names gzip first.
 */
export function negotiateEncoding(header = ''): Encoding {
  const negotiated = known.get(header) ?? negotiate(header);
  if (header.length <= MAX_REMEMBERED_LENGTH) known.set(header, negotiated);
  return negotiated;
}

function negotiate(header: string): Encoding {
  const weights = readWeights(header);
  const weigh = (encoding: Encoding) => weights.get(encoding) ?? weights.get('*') ?? 0;
  const [best] = PREFERENCE.filter((encoding) => weigh(encoding) > 0).sort((a, b) => weigh(b) - weigh(a));
  return best ?? 'identity';
}
