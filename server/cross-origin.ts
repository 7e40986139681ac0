import type { ServerResponse } from 'node:http';

export const OPEN_METHODS = 'GET, HEAD, OPTIONS';

const DAY_SECONDS = 86_400;
/** What a script of another site may read beside the body. */
const EXPOSED = 'Content-Disposition, ETag, Link, RateLimit, RateLimit-Policy, Retry-After';

/** Open data: any site may read it from a visitor's browser (contract §3). Names and values in turn. */
export const OPEN_HEADERS: readonly string[] = [
  'Access-Control-Allow-Origin',
  '*',
  'Access-Control-Expose-Headers',
  EXPOSED,
];

/** Answers `OPTIONS` on open data, asked by a browser or by a person. */
export function answerOptions(response: ServerResponse): void {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Access-Control-Allow-Methods', OPEN_METHODS);
  response.setHeader('Access-Control-Allow-Headers', 'Accept, Accept-Language, Content-Type, If-None-Match');
  response.setHeader('Access-Control-Max-Age', DAY_SECONDS);
  response.setHeader('Allow', OPEN_METHODS);
  response.writeHead(204).end();
}
