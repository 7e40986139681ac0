import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { ADDRESS_MAX_BYTES, resolveAddress } from '#lib/addresses/resolve.ts';
import { dayOf, type Clock } from '#lib/clock.ts';
import { getLog } from '#lib/log.ts';
import { getContentRevision } from '#lib/portal/index-reader.ts';
import type { ContentWatch } from './content-watch.ts';
import { type CachedDocument, DocumentCache, makeDocument } from './document-cache.ts';
import { answerHealth } from './health.ts';
import type { Renderer } from './renderer.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import { sendDocument } from './send-document.ts';
import type { Handler } from './statics.ts';

export interface HandlerOptions {
  renderer: Renderer;
  statics: Handler;
  watch: ContentWatch;
  clock: Clock;
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

function errorAddress(status: number, target: string): string {
  return `${ERROR_PAGE}/${status}?${new URLSearchParams({ adresse: target }).toString()}`;
}

export interface PortalHandler {
  listener: RequestListener;
  /** Makes the error pages, then lets visitors in; until then they are told to come back. */
  open: () => Promise<void>;
}

/** Answers every request: statics, health, then what `lib/addresses` says of the address (decision 0003). */
export function makeHandler(options: HandlerOptions): PortalHandler {
  const { renderer, statics, watch, clock, development } = options;
  let opened = false;
  const cache = new DocumentCache();
  let serverError: CachedDocument = LAST_RESORT;

  const getDocument = async (address: string, status = 200): Promise<CachedDocument> => {
    const edition = `${getContentRevision()} ${dayOf(clock.now())}`;
    return cache.get(edition, `${status} ${address}`, () => renderer.render(address, status));
  };

  async function respond(request: IncomingMessage, response: ServerResponse, target: string): Promise<void> {
    const resolution = resolveAddress(target, clock.now());
    switch (resolution.kind) {
      case 'page':
      case 'machine':
        if (development && resolution.kind === 'page') {
          development(request, response);
          return;
        }
        await sendDocument(request, response, await getDocument(resolution.address));
        return;
      case 'redirect':
        response.writeHead(308, { Location: resolution.to, 'Cache-Control': 'no-cache' }).end();
        return;
      case 'gone':
        await sendDocument(request, response, await getDocument(errorAddress(410, target), 410));
        return;
      case 'missing':
        // One page for all: an address that nobody published is not worth a place in the cache.
        await sendDocument(request, response, await getDocument(errorAddress(404, ''), 404));
        return;
      case 'invalid':
        await sendDocument(request, response, await renderer.render(errorAddress(400, target), 400));
        return;
      case 'undecodable':
        await sendDocument(request, response, await getDocument(errorAddress(400, ''), 400));
        return;
    }
  }

  function refuse(request: IncomingMessage, response: ServerResponse, target: string): boolean {
    if (Buffer.byteLength(target) > ADDRESS_MAX_BYTES) {
      response.writeHead(414, { Connection: 'close' }).end();
      return true;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return true;
    }
    return false;
  }

  const listener: RequestListener = (request, response) => {
    const target = request.url ?? '/';
    const path = target.split('?')[0] ?? '/';
    if (development && path.startsWith('/_next')) {
      development(request, response);
      return;
    }
    if (!development)
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    if (refuse(request, response, target) || answerHealth(path, response, watch)) return;
    if (!opened) {
      response.writeHead(503, { 'Retry-After': '2', 'Content-Type': 'text/plain; charset=utf-8' });
      response.end('Le portail démarre : réessayez dans quelques secondes.');
      return;
    }
    statics(request, response, () => {
      respond(request, response, target)
        .catch(async (cause: unknown) => {
          getLog().error(
            { cause: cause instanceof Error ? cause.stack : String(cause), path },
            'a page could not be made',
          );
          serverError = await getDocument(errorAddress(500, ''), 500).catch(() => serverError);
          if (!response.headersSent) await sendDocument(request, response, serverError);
          else response.destroy();
        })
        .catch(() => response.destroy());
    });
  };

  return {
    listener,
    async open() {
      if (!development) {
        serverError = await getDocument(errorAddress(500, ''), 500).catch(() => serverError);
        await getDocument(errorAddress(404, ''), 404).catch(() => undefined);
      }
      opened = true;
    },
  };
}
