import type {
  IncomingHttpHeaders,
  IncomingMessage,
  OutgoingHttpHeader,
  OutgoingHttpHeaders,
} from 'node:http';
import { keepOwnCookies } from '#lib/auth/cookies.ts';

/** Below it, the page of a draft as visitors would see it: framed by the studio, without React’s scripts. */
export const PREVIEW_PATH = '/studio/apercu/';

/**
 * What Next may know of a request of the studio. Never what proxies say of it (`X-Forwarded-*`), nor the headers by which
 * Next talks to itself (`X-Middleware-*`, `X-Nextjs-*`).
 */
const PASSED_ON = [
  'accept',
  'accept-language',
  'content-length',
  'content-type',
  'if-match',
  'if-none-match',
  'next-action',
  'next-hmr-refresh',
  'next-router-state-tree',
  'next-url',
  'range',
  'rsc',
  'sec-fetch-dest',
  'sec-fetch-mode',
  'sec-fetch-site',
  'x-portail-jeton',
] as const;

/** What belongs to one connection, or is the server’s to say. */
const KEPT_BACK: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-security-policy',
  'x-powered-by',
  'cache-control',
]);

/** The policy of a page that Next makes interactive: its scripts bear this nonce, and load the others. */
function policyOf(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    // The source editor writes its own style sheet.
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Headers of every answer to staff: kept nowhere, found by nobody, framed by no one. */
export function staffHeaders(
  nonce: string,
  publicHeaders: Readonly<Record<string, string>>,
): Record<string, string> {
  return {
    ...publicHeaders,
    ...('Content-Security-Policy' in publicHeaders && { 'Content-Security-Policy': policyOf(nonce) }),
    'Cache-Control': 'no-store',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'same-origin',
    'X-Robots-Tag': 'noindex, nofollow',
  };
}

/** A preview has the policy of public pages, and the studio may frame it. */
export function previewHeaders(publicHeaders: Readonly<Record<string, string>>): Record<string, string> {
  const policy = publicHeaders['Content-Security-Policy'];
  return {
    ...(policy && {
      'Content-Security-Policy': policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
    }),
    'X-Frame-Options': 'SAMEORIGIN',
  };
}

/** The headers of a request as Next gets them. `origin`: the portal’s, once it was found to be. */
export function requestHeaders(
  headers: IncomingHttpHeaders,
  { siteUrl, nonce, origin }: { siteUrl: string; nonce: string; origin: string | undefined },
): OutgoingHttpHeaders {
  const passed: Record<string, OutgoingHttpHeader> = {
    host: new URL(siteUrl).host,
    // Where Next reads the nonce of its own scripts.
    'content-security-policy': policyOf(nonce),
  };
  for (const name of PASSED_ON) {
    const value = headers[name];
    if (value !== undefined) passed[name] = value;
  }
  const cookie = keepOwnCookies(headers.cookie, siteUrl);
  if (cookie !== undefined) passed['cookie'] = cookie;
  if (origin !== undefined) passed['origin'] = origin;
  return passed;
}

/** The headers of Next’s answer that reach the browser. */
export function answerHeaders({ headers }: IncomingMessage): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !KEPT_BACK.has(name)));
}
