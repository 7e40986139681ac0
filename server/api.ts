import type { IncomingMessage, ServerResponse } from 'node:http';
import { ADDRESS_MAX_BYTES } from '#lib/addresses/resolve.ts';
import { makeProblem, type Problem } from '#lib/api/problem.ts';
import { resolveApi } from '#lib/api/resolve-api.ts';
import { API_PATHS } from '#lib/api/routes.ts';
import type { Clock } from '#lib/clock.ts';
import { getEnv } from '#lib/env.ts';
import type { Admission } from './admission.ts';
import { asksForMore } from './asks-for-more.ts';
import { answerOptions, OPEN_HEADERS, OPEN_METHODS } from './cross-origin.ts';
import { type CachedDocument, type DocumentCache, makeDocument } from './document-cache.ts';
import type { Edition } from './edition.ts';
import type { IndexMender } from './index-mender.ts';
import { sendDocument } from './send-document.ts';

export interface ApiDesk {
  cache: DocumentCache;
  edition: Edition;
  mender: IndexMender;
  admission: Admission;
  clock: Clock;
  rawHeaders: readonly string[];
  opened: boolean;
}

/** Where the API is described, for programs and for people (RFC 8631). */
const LINK = `<${API_PATHS.openapi}>; rel="service-desc"; type="application/json", </developpeurs>; rel="service-doc"`;
const API_HEADERS: readonly string[] = [...OPEN_HEADERS, 'Link', LINK];

const targetOf = (request: IncomingMessage): string => request.url ?? '/';

function makeAnswer(data: object): CachedDocument {
  return { ...makeDocument(200, 'application/json', JSON.stringify(data)), headers: API_HEADERS };
}

async function sendProblem(
  request: IncomingMessage,
  response: ServerResponse,
  problem: Problem,
  headers: readonly string[],
): Promise<void> {
  const document = makeDocument(problem.status, 'application/problem+json', JSON.stringify(problem));
  await sendDocument(request, response, { ...document, headers: API_HEADERS }, headers);
}

/** A failure of ours, said as everything else: no one reads a page in the answer of an API. */
async function sendApiFailure(
  request: IncomingMessage,
  response: ServerResponse,
  headers: readonly string[],
): Promise<void> {
  const problem = makeProblem('failure', 'Le portail n’a pas pu répondre. Réessayez dans quelques minutes.', {
    site: getEnv().SITE_URL,
  });
  await sendProblem(request, response, problem, headers);
}

/** Before the first index is complete. */
async function sendApiStarting(
  request: IncomingMessage,
  response: ServerResponse,
  headers: readonly string[],
): Promise<void> {
  response.setHeader('Retry-After', '2');
  const detail = 'Le portail lit ses contenus. Réessayez dans quelques secondes.';
  await sendProblem(request, response, makeProblem('starting', detail, { site: getEnv().SITE_URL }), headers);
}

async function answerQuestion(
  desk: ApiDesk,
  request: IncomingMessage,
  response: ServerResponse,
  site: string,
): Promise<void> {
  const target = targetOf(request);
  const answer = resolveApi(target, { site, now: desk.clock.now() });
  const edition = desk.edition.get();
  const asked = answer.kind === 'data' ? { address: answer.address, status: 200 } : undefined;
  if (asked && desk.cache.has(edition, asked)) {
    desk.admission.inform(request, response);
  } else if (!desk.admission.admit(request, response)) {
    const detail = 'Trop de demandes en une minute : « Retry-After » donne le nombre de secondes à attendre.';
    await sendProblem(request, response, makeProblem('limit', detail, { site }), desk.rawHeaders);
    return;
  }
  switch (answer.kind) {
    case 'redirect':
      response.writeHead(308, [
        ...desk.rawHeaders,
        ...API_HEADERS,
        ...['Location', answer.to, 'Cache-Control', 'no-cache'],
      ]);
      response.end();
      return;
    case 'problem':
      await sendProblem(request, response, answer.problem, desk.rawHeaders);
      return;
    case 'data': {
      const known = { address: answer.address, status: 200 };
      desk.cache.remember(edition, target, known);
      const document = await desk.cache.get(edition, known, async () => makeAnswer(answer.make()));
      await sendDocument(request, response, document, desk.rawHeaders);
    }
  }
}

async function respondApi(desk: ApiDesk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const site = getEnv().SITE_URL;
  if (Buffer.byteLength(targetOf(request)) > ADDRESS_MAX_BYTES) {
    const detail = `L’adresse dépasse ${ADDRESS_MAX_BYTES} octets.`;
    response.setHeader('Connection', 'close');
    await sendProblem(request, response, makeProblem('long', detail, { site }), desk.rawHeaders);
  } else if (asksForMore(request)) {
    const detail =
      'L’API ne connaît ni autre protocole (« Upgrade ») ni action de serveur (« Next-Action »).';
    response.setHeader('Connection', 'close');
    await sendProblem(request, response, makeProblem('request', detail, { site }), desk.rawHeaders);
  } else if (request.method === 'OPTIONS') {
    answerOptions(response);
  } else if (request.method === 'GET' || request.method === 'HEAD') {
    await answerQuestion(desk, request, response, site);
  } else {
    response.setHeader('Allow', OPEN_METHODS);
    const detail = `L’API se lit seulement : ${OPEN_METHODS}.`;
    await sendProblem(request, response, makeProblem('method', detail, { site }), desk.rawHeaders);
  }
}

/** Answers a request below `/api`: methods, sizes, limits and failures are said as problems (contract §3). */
export function listenToApi(
  desk: ApiDesk,
  request: IncomingMessage,
  response: ServerResponse,
  logFailure: (cause: unknown, target: string, message: string) => void,
): void {
  const answering = desk.opened
    ? desk.mender.answer(() => respondApi(desk, request, response))
    : sendApiStarting(request, response, desk.rawHeaders);
  answering
    .catch(async (cause: unknown) => {
      const target = targetOf(request);
      logFailure(cause, target, 'the API could not answer');
      const last = desk.cache.findLast(target);
      if (response.headersSent) response.destroy();
      else if (last) await sendDocument(request, response, last, desk.rawHeaders);
      else await sendApiFailure(request, response, desk.rawHeaders);
    })
    .catch(() => response.destroy());
}
