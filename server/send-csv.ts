import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import { LIST_EXPORTS, parseListQuery } from '#lib/catalogue/list-exports.ts';
import { writeProductsCsv } from '#lib/catalogue/products-csv.ts';
import { EMPTY_QUERY } from '#lib/catalogue/query.ts';
import { searchProducts } from '#lib/catalogue/search-products.ts';
import { getEnv } from '#lib/env.ts';
import { CSV_TYPE } from '#lib/http/csv.ts';
import { OPEN_HEADERS } from './cross-origin.ts';
import type { Encoding } from './document-cache.ts';
import { negotiateEncoding } from './negotiate-encoding.ts';
import { isFresh } from './send-document.ts';

const BROTLI_QUALITY = 4;
/** Another release may write other columns: its tables are others too. */
const PROCESS = randomUUID();

export const isProductsCsv = (address: string): boolean => address.split('?')[0] === LIST_EXPORTS.csv;

function compress(encoding: Exclude<Encoding, 'identity'>) {
  return encoding === 'br'
    ? createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } })
    : createGzip();
}

/** A visitor who leaves in the middle is no failure. */
function isDeparture(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ERR_STREAM_PREMATURE_CLOSE';
}

/**
 * Sends the products that a query finds, row by row as the visitor takes them: ten thousand weigh no more than fifty. They
 * are those of one moment, whatever changes meanwhile.
 */
export async function sendProductsCsv(
  request: IncomingMessage,
  response: ServerResponse,
  { address, edition, headers }: { address: string; edition: string; headers: readonly string[] },
): Promise<void> {
  const encoding = negotiateEncoding(request.headers['accept-encoding']);
  const sum = createHash('sha256').update([PROCESS, edition, address].join('\n')).digest('base64url');
  // Weak: made before the bytes, which each encoding writes in its own way.
  const etag = `"${sum.slice(0, 22)}"`;
  const common = [...headers, ...OPEN_HEADERS, 'Vary', 'Accept-Encoding'];
  common.push('Cache-Control', 'public, no-cache', 'ETag', `W/${etag}`);
  if (isFresh(request, etag)) {
    response.writeHead(304, common).end();
    return;
  }
  const parsed = parseListQuery(new URL(address, 'http://localhost').searchParams);
  const { all } = searchProducts(parsed.ok ? parsed.query : EMPTY_QUERY);
  common.push('Content-Type', CSV_TYPE);
  if (encoding !== 'identity') common.push('Content-Encoding', encoding);
  response.writeHead(200, common);
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  const pieces = Readable.from(writeProductsCsv(all, getEnv().SITE_URL), { highWaterMark: 2 });
  try {
    if (encoding === 'identity') await pipeline(pieces, response);
    else await pipeline(pieces, compress(encoding), response);
  } catch (cause) {
    if (!isDeparture(cause)) throw cause;
  }
}
