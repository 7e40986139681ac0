import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Resolution } from '#lib/addresses/resolution.ts';
import { ADDRESS_MAX_BYTES, resolveAddress } from '#lib/addresses/resolve.ts';
import { SHARED_PREVIEW_PATH } from '#lib/addresses/routes.ts';
import { isApiPath } from '#lib/api/routes.ts';
import type { Clock } from '#lib/clock.ts';
import { getLog, logWithRequest } from '#lib/log.ts';
import type { MissCounter } from '#lib/misses/miss-counter.ts';
import { Admission, type AdmissionOptions } from './admission.ts';
import { listenToApi } from './api.ts';
import { asksForMore } from './asks-for-more.ts';
import { answerOptions, OPEN_HEADERS } from './cross-origin.ts';
import { countAddress, countSearch } from './count-misses.ts';
import { describeFailure } from './describe-failure.ts';
import { type Asked, type CachedDocument, DocumentCache, makeDocument } from './document-cache.ts';
import { Edition } from './edition.ts';
import type { ContentWatch } from './content-watch.ts';
import { answerHealth, type HealthSource } from './health.ts';
import { IndexMender } from './index-mender.ts';
import { Metrics } from './metrics.ts';
import { negotiateEncoding } from './negotiate-encoding.ts';
import { type PlainAnswer, PlainAnswers } from './plain-answers.ts';
import type { PlainRequest } from './read-plain-request.ts';
import { hasSeveralHosts, takeOriginForm } from './read-target.ts';
import type { Renderer } from './renderer.ts';
import { makeRequestId, REQUEST_ID } from './request-id.ts';
import { isProductsCsv, sendProductsCsv } from './send-csv.ts';
import { answerPreview, logPathOf, previewHeaders, type SharedPreviews } from './shared-preview.ts';
import { findForm, sendDocument, sendForm } from './send-document.ts';
import { isStaffPath, type StaffGate } from './staff-gate.ts';
import type { Handler } from './statics.ts';

export interface HandlerOptions {
  renderer: Pick<Renderer, 'render'>;
  statics: Handler;
  /** Answers below `/studio` and `/auth`. */
  staff: StaffGate;
  watch: HealthSource['watch'] & Pick<ContentWatch, 'doubtIndex'>;
  clock: Clock;
  /** Headers of every answer. */
  headers: Readonly<Record<string, string>>;
  misses: Pick<MissCounter, 'count'>;
  /** Links to drafts; none answers where it is not given. */
  previews?: SharedPreviews | undefined;
  storeFault?: string | undefined;
  /** Closes `/metrics` where it is not given. */
  metrics?: Metrics | undefined;
  /** None where it is not given. */
  admission?: AdmissionOptions | undefined;
  /** With Next's own comfort: pages keep their scripts and are rendered each time. */
  development?: RequestListener | undefined;
}

const ERROR_PAGE = '/erreur';
const LAST_RESORT = makeDocument(
  500,
  'text/html; charset=utf-8',
  '<!DOCTYPE html><html lang="fr"><meta charset="utf-8"><title>Erreur du portail</title><main><h1>Le portail ne peut pas répondre</h1>' +
    '<p>Réessayez dans quelques minutes, ou <a href="/">revenez à l’accueil</a>.</p></main></html>',
);

const TOO_MANY = makeDocument(
  429,
  'text/html; charset=utf-8',
  '<!DOCTYPE html><html lang="fr"><meta charset="utf-8"><title>Trop de demandes</title><main><h1>Trop de demandes en peu de temps</h1>' +
    '<p>Ce portail a reçu beaucoup de demandes venant de votre connexion. Attendez une minute, puis rechargez cette page.</p></main></html>',
);

/** Of a request that is not read further. By its status alone, a cache could keep such an answer. */
const REFUSED = { Connection: 'close', 'Cache-Control': 'no-store' };

const targetOf = (request: IncomingMessage): string => request.url ?? '/';

function errorAddress(status: number, target: string): string {
  return `${ERROR_PAGE}/${status}?${new URLSearchParams({ adresse: target }).toString()}`;
}

export interface PortalHandler {
  listener: RequestListener;
  /** Answers as `listener` would, for connections that stay `keepAliveMs` after it. */
  answerPlain: (request: PlainRequest, keepAliveMs: number) => PlainAnswer | undefined;
  /** Makes the error pages, then lets visitors in; until then they are told to come back. */
  open: () => Promise<void>;
}

/** What answering takes: the options, the documents made so far, and whether visitors are let in. */
interface Desk extends Omit<HandlerOptions, 'admission' | 'metrics'> {
  metrics: Metrics;
  cache: DocumentCache;
  edition: Edition;
  mender: IndexMender;
  /** The headers of every answer, as Node writes them fastest: names and values in turn. */
  rawHeaders: readonly string[];
  previewHeaders: readonly string[];
  admission: Admission;
  /** The page of an error of ours, made beforehand: it is sent when nothing can be rendered. */
  serverError: CachedDocument;
  opened: boolean;
}

async function getDocument(desk: Desk, address: string, status = 200): Promise<CachedDocument> {
  return desk.cache.get(desk.edition.get(), { address, status }, () => desk.renderer.render(address, status));
}

/** Made again with each edition, like any page: its header and footer follow the content. */
async function refreshServerError(desk: Desk): Promise<CachedDocument> {
  desk.serverError = await getDocument(desk, errorAddress(500, ''), 500).catch(() => desk.serverError);
  return desk.serverError;
}

type Answerable = Exclude<Resolution, { kind: 'redirect' | 'preview' }>;

/** The document that answers an address once resolved; null for one that is never kept, since there is no end of them. */
function findIdentity(resolution: Answerable): Asked | null {
  switch (resolution.kind) {
    case 'page':
    case 'machine':
      return { address: resolution.address, status: 200 };
    case 'gone':
      return { address: errorAddress(410, resolution.address), status: 410 };
    case 'missing':
      // One page for all: an address that nobody published is not worth a place in the cache.
      return { address: errorAddress(404, ''), status: 404 };
    case 'undecodable':
      return { address: errorAddress(400, ''), status: 400 };
    case 'invalid':
      return null;
  }
}

/** True for what costs nothing to answer: it is never counted (contract §6). */
function isAtHand(desk: Desk, resolution: Resolution): boolean {
  if (resolution.kind === 'redirect' || resolution.kind === 'preview') return false;
  const asked = findIdentity(resolution);
  return asked !== null && desk.cache.has(desk.edition.get(), asked);
}

async function getAnswer(desk: Desk, resolution: Answerable, target: string): Promise<CachedDocument> {
  const asked = findIdentity(resolution);
  if (!asked) return desk.renderer.render(errorAddress(400, target), 400);
  const edition = desk.edition.get();
  if (asked.status === 200) desk.cache.remember(edition, target, asked);
  return desk.cache.get(edition, asked, async () => {
    const document = await desk.renderer.render(asked.address, asked.status);
    return resolution.kind === 'machine' ? { ...document, headers: OPEN_HEADERS } : document;
  });
}

async function respond(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const target = targetOf(request);
  const resolution = resolveAddress(target, desk.clock.now());
  if (request.method === 'OPTIONS') {
    // A browser asks it before a script of another site may read open data.
    if (resolution.kind === 'machine') answerOptions(response);
    else refuseMethod(response);
    return;
  }
  if (desk.development && resolution.kind === 'page') {
    desk.development(request, response);
    return;
  }
  if (!isAtHand(desk, resolution) && !desk.admission.admit(request, response)) {
    await sendDocument(request, response, TOO_MANY, desk.rawHeaders);
  } else if (resolution.kind === 'redirect') {
    response.writeHead(308, { Location: resolution.to, 'Cache-Control': 'no-cache' }).end();
  } else if (resolution.kind === 'machine' && isProductsCsv(resolution.address)) {
    const { address } = resolution;
    await sendProductsCsv(request, response, {
      address,
      edition: desk.edition.get(),
      headers: desk.rawHeaders,
    });
  } else if (resolution.kind === 'preview') {
    const document = await answerPreview(desk.previews, resolution.token, {
      render: (address) => desk.renderer.render(address),
      over: () => getDocument(desk, errorAddress(410, `${SHARED_PREVIEW_PATH}lien`), 410),
      missing: () => getDocument(desk, errorAddress(404, ''), 404),
    });
    await sendDocument(request, response, document, desk.previewHeaders);
  } else {
    const document = await getAnswer(desk, resolution, target);
    if (resolution.kind === 'missing') countAddress(desk, request);
    countSearch(desk, request, document);
    await sendDocument(request, response, document, desk.rawHeaders);
  }
}

async function respondToFailure(
  desk: Desk,
  request: IncomingMessage,
  response: ServerResponse,
  cause: unknown,
): Promise<void> {
  const target = targetOf(request);
  logFailure(cause, target, 'a page could not be made');
  const document = desk.cache.findLast(target) ?? (await refreshServerError(desk));
  if (response.headersSent) response.destroy();
  else await sendDocument(request, response, document, desk.rawHeaders);
}

function logFailure(cause: unknown, target: string, message: string): void {
  const [path, query] = target.split('?');
  getLog().error(
    { cause: describeFailure(cause, query !== undefined), path: logPathOf(path ?? '/') },
    message,
  );
}

const logStale = (cause: unknown, { address }: Asked): void =>
  logFailure(cause, address, 'a page could not be made: the last good one is served');

function refuseMethod(response: ServerResponse): void {
  response.writeHead(405, { Allow: 'GET, HEAD', 'Cache-Control': 'no-store' }).end();
}

/** Requests that no page could answer; false for the others. */
function refuse(request: IncomingMessage, response: ServerResponse): boolean {
  if (Buffer.byteLength(targetOf(request)) > ADDRESS_MAX_BYTES) {
    response.writeHead(414, REFUSED).end();
    return true;
  }
  const { method } = request;
  if (!isReading(request) && method !== 'OPTIONS') {
    refuseMethod(response);
    return true;
  }
  if (asksForMore(request)) {
    response.writeHead(400, REFUSED).end();
    return true;
  }
  return false;
}

const isReading = ({ method }: IncomingMessage): boolean => method === 'GET' || method === 'HEAD';

/** A document that answered this very address before, in this edition. */
function findKnown(desk: Desk, target: string): CachedDocument | undefined {
  if (!desk.opened || desk.development) return undefined;
  const edition = desk.edition.find();
  return edition === undefined ? undefined : desk.cache.findKnown(edition, target);
}

function findKnownFor(desk: Desk, request: IncomingMessage): CachedDocument | undefined {
  return isReading(request) && !asksForMore(request) ? findKnown(desk, targetOf(request)) : undefined;
}

function askToComeBack(response: ServerResponse): void {
  const type = 'text/plain; charset=utf-8';
  response.writeHead(503, { 'Retry-After': '2', 'Cache-Control': 'no-store', 'Content-Type': type });
  response.end('Le portail démarre : réessayez dans quelques secondes.');
}

/** What is at hand costs a few microseconds: nothing is set on its answer one by one, and nothing is waited for. */
function sendKnown(
  desk: Desk,
  request: IncomingMessage,
  response: ServerResponse,
  { known, id }: { known: CachedDocument; id: string },
): void {
  if (known.headers) desk.admission.inform(request, response);
  countSearch(desk, request, known);
  const headers = desk.rawHeaders.concat(REQUEST_ID, id);
  const form = findForm(request, known);
  if (form) {
    desk.metrics.countStatus(sendForm(request, response, { status: known.status, form }, headers));
    return;
  }
  desk.metrics.countAnswer(response);
  sendDocument(request, response, known, headers).catch(() => response.destroy());
}

/** What bears headers of this visitor alone, or is counted, is not plain. */
function makePlainAnswer(desk: Desk): PortalHandler['answerPlain'] {
  const answers = new PlainAnswers(desk.rawHeaders);
  return ({ target, acceptEncoding }, keepAliveMs) => {
    const known = findKnown(desk, target);
    if (known?.status !== 200 || known.headers || known.withoutResult) return undefined;
    const form = known.forms.get(negotiateEncoding(acceptEncoding));
    if (!form) return undefined;
    const written = answers.write(form, makeRequestId(), keepAliveMs);
    if (written) desk.metrics.countStatus(200);
    return written;
  };
}

function makeListener(desk: Desk): RequestListener {
  const answerUnknown = makeUnknownListener(desk);
  return (request, response) => {
    const id = makeRequestId();
    if (hasSeveralHosts(request)) {
      desk.metrics.countAnswer(response);
      response.writeHead(400, desk.rawHeaders.concat(REQUEST_ID, id, Object.entries(REFUSED).flat())).end();
      return;
    }
    takeOriginForm(request);
    const known = findKnownFor(desk, request);
    if (known) {
      sendKnown(desk, request, response, { known, id });
      return;
    }
    desk.metrics.countAnswer(response);
    response.setHeader(REQUEST_ID, id);
    logWithRequest(id, () => {
      answerUnknown(request, response);
    });
  };
}

function makeUnknownListener(desk: Desk): RequestListener {
  const { development, statics, watch, clock, storeFault, metrics } = desk;
  const health = { watch, clock, storeFault, isOpen: () => desk.opened };
  metrics.watchContent(health);
  return (request, response) => {
    const path = targetOf(request).split('?')[0] ?? '/';
    if (development && path.startsWith('/_next')) {
      development(request, response);
      return;
    }
    if (isStaffPath(path)) {
      if (desk.opened) desk.staff(request, response, () => desk.admission.admit(request, response));
      else askToComeBack(response);
      return;
    }
    for (const [name, value] of Object.entries(desk.headers)) response.setHeader(name, value);
    if (isApiPath(path)) {
      listenToApi(desk, request, response, logFailure);
      return;
    }
    if (refuse(request, response) || answerHealth(path, response, health)) return;
    if (metrics.answer(path, request, response)) return;
    if (!desk.opened) {
      askToComeBack(response);
      return;
    }
    const answer = () => {
      desk.mender
        .answer(() => respond(desk, request, response))
        .catch((cause: unknown) => respondToFailure(desk, request, response, cause))
        .catch(() => response.destroy());
    };
    if (request.method === 'OPTIONS') answer();
    else statics(request, response, answer);
  };
}

/** Answers every request: health, statics, then what `lib/addresses` says of the address (decision 0003). */
export function makeHandler(options: HandlerOptions): PortalHandler {
  const metrics = options.metrics ?? new Metrics(undefined);
  const { renderer } = options;
  const cache = new DocumentCache((cause, asked) => {
    metrics.countStale();
    logStale(cause, asked);
  });
  const desk: Desk = {
    ...options,
    metrics,
    renderer: { render: (...asked) => metrics.time(() => renderer.render(...asked)) },
    cache,
    edition: new Edition(options.clock, () => cache.clear()),
    mender: new IndexMender(options.watch),
    rawHeaders: Object.entries(options.headers).flat(),
    previewHeaders: previewHeaders(options.headers),
    admission: new Admission(options.admission ?? { limit: 0, proxies: 0 }, options.clock),
    serverError: LAST_RESORT,
    opened: false,
  };
  return {
    listener: makeListener(desk),
    answerPlain: makePlainAnswer(desk),
    async open() {
      if (!desk.development) {
        await refreshServerError(desk);
        await getDocument(desk, errorAddress(404, ''), 404).catch(() => undefined);
      }
      desk.opened = true;
    },
  };
}
