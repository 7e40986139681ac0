import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { buffer as readBytes } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { findUnusable } from '#db/unusable-store.ts';
import { ADDRESS_MAX_BYTES } from '#lib/addresses/resolve.ts';
import { REFUSALS, type Refusal } from '#lib/auth/auth-error.ts';
import { findProblemPage, problemPageAddress } from '#lib/auth/problem-pages.ts';
import { findActor, type GuardSource } from '#lib/auth/guard.ts';
import { isOwnHost, isOwnOrigin } from '#lib/auth/own-origin.ts';
import { isStudioPath, readReturnTo, signInAddress } from '#lib/auth/return-to.ts';
import { statusOfNotice } from '#lib/auth/notices.ts';
import { getLog } from '#lib/log.ts';
import { describeFailure } from './describe-failure.ts';
import { BodyTooLong, type Renderer } from './renderer.ts';
import {
  answerHeaders,
  PREVIEW_PATH,
  previewHeaders,
  requestHeaders,
  staffHeaders,
} from './staff-headers.ts';
import { addScriptlessRefusal, isDrawnByScripts } from './scriptless-refusal.ts';
import { stripFramework } from './strip-framework.ts';

const NONCE_BYTES = 16;
const METHODS = ['GET', 'HEAD', 'POST'];
const READING = new Set(['GET', 'HEAD']);
/** A sign-in form holds a token; the studio’s largest is an image. */
const AUTH_BODY_BYTES = 16 * 1024;
const STUDIO_BODY_BYTES = 12 * 1024 * 1024;

export interface StaffGateOptions extends GuardSource {
  renderer: Pick<Renderer, 'pass' | 'render'>;
  /** Headers of every public answer; none in development. */
  headers: Readonly<Record<string, string>>;
}

/** `admit` counts a request that Next has to answer; false when the client has asked too much. */
export type StaffGate = (request: IncomingMessage, response: ServerResponse, admit: () => boolean) => void;

/** True for the addresses of staff, as they were sent: an encoded letter makes another address, and leads nowhere. */
export function isStaffPath(path: string): boolean {
  return isStudioPath(path) || path === '/auth' || path.startsWith('/auth/');
}

interface Problem {
  type: string;
  title: string;
  status: number;
  refusal?: string;
}

function problemOf(refusal: Refusal): Problem {
  const { status, message } = REFUSALS[refusal];
  return { type: `/auth/refus/${refusal}`, title: message, status, refusal };
}

function sendProblem(response: ServerResponse, problem: Problem): void {
  response.writeHead(problem.status, { 'Content-Type': 'application/problem+json; charset=utf-8' });
  response.end(JSON.stringify(problem));
}

/** What a request could not do, as a page of the studio for a person, as data for a script. */
async function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  problem: Problem,
  { renderer, headers }: Pick<StaffGateOptions, 'renderer' | 'headers'>,
): Promise<void> {
  const { refusal, status } = problem;
  const page = wantsPage(request) ? findProblemPage(refusal ?? String(status)) : undefined;
  if (!page) {
    sendProblem(response, problem);
    return;
  }
  const { bytes, contentType } = await renderer.render(problemPageAddress(page), status);
  // It is sent as public pages are: without React’s scripts, under their policy.
  const policy = headers['Content-Security-Policy'];
  if (policy !== undefined) response.setHeader('Content-Security-Policy', policy);
  response.writeHead(status, { 'Content-Type': contentType, 'Content-Length': bytes.length }).end(bytes);
}

function say(
  response: ServerResponse,
  status: number,
  text: string,
  headers: OutgoingHttpHeaders = {},
): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', ...headers }).end(text);
}

/** A browser that goes to another page, and not a script that fetches. */
function isBrowsing({ headers }: IncomingMessage): boolean {
  const mode = headers['sec-fetch-mode'];
  return (
    (mode === undefined || mode === 'navigate') &&
    headers.rsc === undefined &&
    headers['next-action'] === undefined &&
    headers['next-router-prefetch'] === undefined
  );
}

/** A person who opens an address: only they are led to the sign-in page. */
function isNavigation(request: IncomingMessage): boolean {
  return READING.has(request.method ?? '') && isBrowsing(request);
}

/** A person who follows a link or sends a form: they are answered by a page, whatever became of it. */
function wantsPage(request: IncomingMessage): boolean {
  return isBrowsing(request) && (request.headers.accept ?? '').includes('text/html');
}

/** What Next says in a page’s payload of a guard’s answer, which it sends to its own router under a 200. */
const INTERRUPTED = /^[0-9a-f]+:E\{"digest":"NEXT_HTTP_ERROR_FALLBACK;(401|403|404)"/m;

/** Next’s answer to its router, under the status that a document would have. */
async function sendPayload(
  answer: IncomingMessage,
  response: ServerResponse,
  own: OutgoingHttpHeaders,
): Promise<void> {
  const bytes = await readBytes(answer);
  const [, refused] = INTERRUPTED.exec(bytes.toString('utf8')) ?? [];
  const status = answer.statusCode === 200 && refused !== undefined ? Number(refused) : answer.statusCode;
  response.writeHead(status ?? 502, { ...own, 'content-length': bytes.length }).end(bytes);
}

/** Next’s answer, under our headers. A preview goes out as public pages do: without React’s scripts. */
async function send(
  answer: IncomingMessage,
  [request, response]: [IncomingMessage, ServerResponse],
  { path, options }: { path: string; options: StaffGateOptions },
): Promise<void> {
  const { headers } = options;
  const own = answerHeaders(answer);
  const status = answer.statusCode === 200 ? statusOfNotice(path) : (answer.statusCode ?? 502);
  const type = answer.headers['content-type'] ?? '';
  if (type.startsWith('text/x-component')) {
    await sendPayload(answer, response, own);
    return;
  }
  if (type.startsWith('application/problem+json') && wantsPage(request)) {
    const problem = JSON.parse((await readBytes(answer)).toString('utf8')) as Problem;
    await refuse(request, response, problem, options);
    return;
  }
  const isHtml = type.startsWith('text/html');
  if (isHtml && isDrawnByScripts(path, status)) {
    const page = addScriptlessRefusal((await readBytes(answer)).toString('utf8'), status);
    response.writeHead(status, { ...own, 'content-length': Buffer.byteLength(page) }).end(page);
    return;
  }
  if (!path.startsWith(PREVIEW_PATH) || !isHtml || status !== 200) {
    response.writeHead(status, own);
    await pipeline(answer, response);
    return;
  }
  for (const [name, value] of Object.entries(previewHeaders(headers))) response.setHeader(name, value);
  const bytes = Buffer.from(stripFramework((await readBytes(answer)).toString('utf8')).html);
  response.writeHead(status, { ...own, 'content-length': bytes.length }).end(bytes);
}

async function pass(
  request: IncomingMessage,
  response: ServerResponse,
  { path, nonce, options }: { path: string; nonce: string; options: StaffGateOptions },
): Promise<void> {
  const { SITE_URL } = options.env;
  const { origin } = request.headers;
  const headers = requestHeaders(request.headers, {
    siteUrl: SITE_URL,
    nonce,
    origin: isOwnOrigin(origin, SITE_URL) ? new URL(SITE_URL).origin : origin,
  });
  const maxBytes = isStudioPath(path) ? STUDIO_BODY_BYTES : AUTH_BODY_BYTES;
  try {
    await send(await options.renderer.pass(request, headers, maxBytes), [request, response], {
      path,
      options,
    });
  } catch (cause) {
    if (response.headersSent) response.destroy();
    else if (cause instanceof BodyTooLong) say(response, 413, 'Ce que vous envoyez est trop long.');
    else {
      getLog().error({ cause: describeFailure(cause, true), path }, 'a page of the studio could not be made');
      say(response, 502, 'Le studio ne peut pas répondre. Réessayez dans quelques instants.');
    }
  }
}

/** Addresses that no page of the studio has, and that Next might read as another one. */
function isTwisted(path: string): boolean {
  return /\/\/|\\|%(2f|5c|2e|00)|\/\.{1,2}(\/|$)/i.test(path) || !isDecodable(path);
}

function isDecodable(path: string): boolean {
  try {
    return !/[\u0000-\u001F\u007F]/.test(decodeURIComponent(path));
  } catch {
    return false;
  }
}

/** A form in parts that does not say what parts them: Next takes it for an action of its own, and fails. */
function isUnreadableForm({ 'content-type': type = '' }: IncomingHttpHeaders): boolean {
  return /^multipart\/form-data\b/i.test(type) && !/;\s*boundary=[^;\s]/i.test(type);
}

/** The refusal of a request below `/studio` by itself, before Next knows of it; each page asks its own guard again. */
async function findRefusal(request: IncomingMessage, path: string, options: StaffGateOptions) {
  if (!isOwnHost(request.headers.host, options.env.SITE_URL)) return 'origin';
  if (isStudioPath(path)) {
    const { state } = await findActor(new Headers({ cookie: request.headers.cookie ?? '' }), options);
    if (state !== 'signed-in') return state;
  }
  const writes = !READING.has(request.method ?? '');
  return writes && !isOwnOrigin(request.headers.origin, options.env.SITE_URL) ? 'origin' : undefined;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { admit, ...options }: StaffGateOptions & { admit: () => boolean },
): Promise<void> {
  const target = request.url ?? '/';
  const path = target.split('?')[0] ?? '/';
  const nonce = randomBytes(NONCE_BYTES).toString('base64');
  for (const [name, value] of Object.entries(staffHeaders(nonce, options.headers)))
    response.setHeader(name, value);
  const refusal = await findRefusal(request, path, options);
  if (refusal !== undefined) {
    const isSession = refusal === 'anonymous' || refusal === 'expired';
    if (!isSession || !isNavigation(request)) {
      await refuse(request, response, problemOf(refusal), options);
    } else {
      const reason = refusal === 'expired' ? 'session' : undefined;
      response.writeHead(303, { Location: signInAddress(readReturnTo(target), reason) }).end();
    }
  } else if (Buffer.byteLength(target) > ADDRESS_MAX_BYTES) {
    say(response, 414, 'Cette adresse est trop longue.', { Connection: 'close' });
  } else if (!METHODS.includes(request.method ?? '')) {
    say(response, 405, 'Cette méthode n’est pas admise.', { Allow: METHODS.join(', ') });
  } else if (isUnreadableForm(request.headers)) {
    say(response, 400, 'Ce formulaire ne peut pas être lu.');
  } else if (isTwisted(path)) {
    say(response, 400, 'Cette adresse est mal formée.');
  } else if (path.endsWith('/')) {
    response.writeHead(308, { Location: path.replace(/\/+$/, '') + target.slice(path.length) }).end();
  } else if (!admit()) {
    say(response, 429, 'Trop de demandes en peu de temps : patientez un instant.');
  } else {
    await pass(request, response, { path, nonce, options });
  }
}

const CLOSED =
  'Le studio est fermé : le magasin du portail ne peut pas être utilisé. L’exploitant trouve la cause et le remède dans le journal et dans /readyz.';

/** Stands in for the studio while the store cannot be used: nothing that people write would be kept. */
export function makeClosedGate(headers: Readonly<Record<string, string>>): StaffGate {
  return (_, response) => {
    const nonce = randomBytes(NONCE_BYTES).toString('base64');
    for (const [name, value] of Object.entries(staffHeaders(nonce, headers))) response.setHeader(name, value);
    say(response, 503, CLOSED, { 'Retry-After': '300' });
  };
}

/**
 * What stands between a browser and the studio (decision 0014): only who has a session passes below `/studio`, whatever
 * the method, the headers and the path; what passes reaches Next with few of its headers, and comes back with ours.
 */
export function makeStaffGate(options: StaffGateOptions): StaffGate {
  return (request, response, admit) => {
    answer(request, response, { ...options, admit }).catch((cause: unknown) => {
      getLog().error({ cause: describeFailure(cause, true) }, 'the studio could not answer');
      const status = findUnusable(cause) === undefined ? 500 : 503;
      if (response.headersSent) response.destroy();
      else say(response, status, 'Le studio ne peut pas répondre. Réessayez dans quelques instants.');
    });
  };
}
