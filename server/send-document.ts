import type { IncomingMessage, ServerResponse } from 'node:http';
import { type CachedDocument, encode } from './document-cache.ts';
import { negotiateEncoding } from './negotiate-encoding.ts';

/** True when the visitor holds what bears this mark already. */
export function isFresh(request: IncomingMessage, etag: string): boolean {
  const header = request.headers['if-none-match'];
  if (header === undefined) return false;
  const weak = (tag: string) => tag.trim().replace(/^W\//, '');
  return header.trim() === '*' || header.split(',').some((tag) => weak(tag) === etag);
}

/** Names and values of the headers of a document, without those of its body. */
function listHeaders(document: CachedDocument, etag: string): string[] {
  const cached = document.status === 200;
  return [
    ...['Vary', 'Accept-Encoding', 'Cache-Control', cached ? 'public, no-cache' : 'no-store'],
    ...(cached ? ['ETag', etag] : []),
  ];
}

/**
 * Sends a document in the encoding the visitor prefers; answers conditional requests and HEAD (RFC 9110). `headers` are
 * names and values that come first. Waits only for a form that was never sent.
 */
export async function sendDocument(
  request: IncomingMessage,
  response: ServerResponse,
  document: CachedDocument,
  headers: readonly string[],
): Promise<void> {
  const encoding = negotiateEncoding(request.headers['accept-encoding']);
  const etag = `"${document.hash}${encoding === 'identity' ? '' : `-${encoding}`}"`;
  const common = [...headers, ...(document.headers ?? []), ...listHeaders(document, etag)];
  if (document.status === 200 && isFresh(request, etag)) {
    response.writeHead(304, common).end();
    return;
  }
  const bytes = document.encoded.get(encoding) ?? (await encode(document, encoding));
  common.push('Content-Type', document.contentType, 'Content-Length', String(bytes.length));
  if (encoding !== 'identity') common.push('Content-Encoding', encoding);
  response.writeHead(document.status, common);
  response.end(request.method === 'HEAD' ? undefined : bytes);
}
