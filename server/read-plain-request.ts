/** Above what browsers send to ask for a page. */
const MAX_BYTES = 4_096;
const REQUEST_LINE = /^GET (\/[!"$-~]{0,511}) HTTP\/1\.1$/;
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Headers that change nothing in the answer to a page that is at hand; any other is for Node to judge. */
const INDIFFERENT = new Set([
  'accept',
  'accept-charset',
  'accept-language',
  'cache-control',
  'cookie',
  'dnt',
  'forwarded',
  'from',
  'pragma',
  'priority',
  'referer',
  'save-data',
  'sec-ch-ua',
  'sec-ch-ua-mobile',
  'sec-ch-ua-platform',
  'sec-fetch-dest',
  'sec-fetch-mode',
  'sec-fetch-site',
  'sec-fetch-user',
  'sec-gpc',
  'traceparent',
  'tracestate',
  'upgrade-insecure-requests',
  'user-agent',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-real-ip',
]);

export interface PlainRequest {
  /** Origin form, as it was sent. */
  target: string;
  acceptEncoding: string;
}

/**
 * The one request that a piece of a connection holds, if it is as plain as can be: whole, nothing after it, GET of a path
 * over HTTP/1.1, one Host, a connection that stays, and headers that change nothing. Undefined for all else, well formed or
 * not: there is one judge of HTTP, and it is Node.
 */
export function readPlainRequest(chunk: Buffer): PlainRequest | undefined {
  if (chunk.length > MAX_BYTES) return undefined;
  const lines = chunk.toString('latin1').split('\r\n');
  // The last header is followed by an empty line, and that by nothing.
  if (lines.pop() !== '' || lines.pop() !== '') return undefined;
  const target = REQUEST_LINE.exec(lines[0] ?? '')?.[1];
  if (target === undefined) return undefined;
  let hosts = 0;
  let acceptEncoding: string | undefined;
  for (let rank = 1; rank < lines.length; rank += 1) {
    const line = lines[rank] ?? '';
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    const value = line.slice(colon + 1);
    if (colon <= 0 || !VALUE.test(value)) return undefined;
    if (name === 'host') hosts += 1;
    else if (name === 'accept-encoding' && acceptEncoding === undefined) acceptEncoding = value.trim();
    else if (name === 'connection' ? value.trim().toLowerCase() !== 'keep-alive' : !INDIFFERENT.has(name))
      return undefined;
  }
  return hosts === 1 ? { target, acceptEncoding: acceptEncoding ?? '' } : undefined;
}
