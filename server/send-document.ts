import type { IncomingMessage, ServerResponse } from 'node:http';
import { type CachedDocument, encode } from './document-cache.ts';
import { negotiateEncoding } from './negotiate-encoding.ts';

function isFresh(request: IncomingMessage, etag: string): boolean {
  const header = request.headers['if-none-match'];
  if (header === undefined) return false;
  const weak = (tag: string) => tag.trim().replace(/^W\//, '');
  return header.trim() === '*' || header.split(',').some((tag) => weak(tag) === etag);
}

/** Sends a document in the encoding the visitor prefers; answers conditional requests and HEAD (RFC 9110). */
export async function sendDocument(
  request: IncomingMessage,
  response: ServerResponse,
  document: CachedDocument,
): Promise<void> {
  const encoding = negotiateEncoding(request.headers['accept-encoding']);
  const etag = `"${document.hash}${encoding === 'identity' ? '' : `-${encoding}`}"`;
  response.setHeader('Vary', 'Accept-Encoding');
  response.setHeader('Cache-Control', document.status === 200 ? 'public, no-cache' : 'no-store');
  if (document.status === 200) {
    response.setHeader('ETag', etag);
    if (isFresh(request, etag)) {
      response.writeHead(304).end();
      return;
    }
  }
  const bytes = await encode(document, encoding);
  response.setHeader('Content-Type', document.contentType);
  response.setHeader('Content-Length', bytes.length);
  if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding);
  response.writeHead(document.status);
  response.end(request.method === 'HEAD' ? undefined : bytes);
}
