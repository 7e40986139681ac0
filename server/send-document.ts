import type { IncomingMessage, ServerResponse } from 'node:http';
import { type CachedDocument, type Form, makeForm } from './document-cache.ts';
import { negotiateEncoding } from './negotiate-encoding.ts';

/** True when the visitor holds what bears this mark already. */
export function isFresh(request: IncomingMessage, etag: string): boolean {
  const header = request.headers['if-none-match'];
  if (header === undefined) return false;
  const weak = (tag: string) => tag.trim().replace(/^W\//, '');
  return header.trim() === '*' || header.split(',').some((tag) => weak(tag) === etag);
}

/** The form the visitor prefers, if it was sent before. */
export function findForm(request: IncomingMessage, document: CachedDocument): Form | undefined {
  return document.forms.get(negotiateEncoding(request.headers['accept-encoding']));
}

/**
 * Sends a form of a document; answers conditional requests and HEAD (RFC 9110). `headers` are names and values that come
 * first. The status sent.
 */
export function sendForm(
  request: IncomingMessage,
  response: ServerResponse,
  { status, form }: { status: number; form: Form },
  headers: readonly string[],
): number {
  if (status === 200 && isFresh(request, form.etag)) {
    response.writeHead(304, headers.concat(form.freshHeaders)).end();
    return 304;
  }
  response.writeHead(status, headers.concat(form.headers));
  response.end(request.method === 'HEAD' ? undefined : form.bytes);
  return status;
}

/** Sends a document in the encoding the visitor prefers. Waits only for a form that was never sent. */
export async function sendDocument(
  request: IncomingMessage,
  response: ServerResponse,
  document: CachedDocument,
  headers: readonly string[],
): Promise<void> {
  const form = await makeForm(document, negotiateEncoding(request.headers['accept-encoding']));
  sendForm(request, response, { status: document.status, form }, headers);
}
