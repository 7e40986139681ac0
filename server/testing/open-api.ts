import { openIndexedPortal } from '#lib/addresses/testing/indexed-portal.ts';
import { makeDocument } from '#server/document-cache.ts';
import { makeHandler } from '#server/handler.ts';
import { NO_WATCH } from './no-watch.ts';
import { openServer } from './open-server.ts';

/** The real handler over the repository's real content, listening; only Next is not there. */
export async function openApi(admission?: { limit: number; proxies: number }) {
  const portal = await openIndexedPortal();
  const handler = makeHandler({
    renderer: {
      render: (address, status) => Promise.resolve(makeDocument(status ?? 200, 'text/html', address)),
    },
    statics: (_request, _response, pass) => {
      pass();
    },
    staff: (_request, response) => void response.writeHead(401).end(),
    misses: { count: () => undefined },
    watch: NO_WATCH,
    clock: { now: () => new Date() },
    headers: {},
    admission,
  });
  const served = await openServer(handler.listener);
  await handler.open();
  return {
    ...served,
    portal,
    async close() {
      await served.close();
      portal.close();
    },
  };
}
