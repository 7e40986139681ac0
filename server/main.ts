import './node-env.ts';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import next from 'next';
import { openStore } from '#db/client.ts';
import { IndexWriter } from '#db/index/client.ts';
import { systemClock } from '#lib/clock.ts';
import { Ingester } from '#lib/content/ingest.ts';
import { makeHolder } from '#lib/content/lease-holder.ts';
import { VARIANTS_DIR } from '#lib/content/media.ts';
import { EnvError, getEnv } from '#lib/env.ts';
import { getLog } from '#lib/log.ts';
import { getSettings } from '#lib/portal/current.ts';
import { listUnknownSettings } from '#lib/portal/settings.ts';
import { ContentWatch } from './content-watch.ts';
import { makeHandler } from './handler.ts';
import { Renderer } from './renderer.ts';
import { makeStatics } from './statics.ts';

const ROOT = resolve(import.meta.dirname, '..');
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;
/** Above the longest address taken, so that a longer one gets its own status (414) and not Node's. */
const MAX_HEADER_BYTES = 65_536;

/** Next's own start-up is the longest part: it runs while the content is taken in. */
async function startPortal(): Promise<void> {
  const env = getEnv();
  const log = getLog();
  const development = process.argv.includes('--dev');
  const started = performance.now();
  const store = openStore(env.DATA_DIR, join(ROOT, 'db/migrations'));
  const index = new IndexWriter(env.DATA_DIR);
  const ingester = new Ingester({
    store,
    index,
    contentDir: env.CONTENT_DIR,
    fallbackContentDir: join(ROOT, 'content'),
    dataDir: env.DATA_DIR,
    clock: systemClock,
    holder: makeHolder(),
  });
  const watch = new ContentWatch(ingester);
  const app = next({ dev: development, dir: ROOT, hostname: env.HOST, port: env.PORT });
  const handleNext = app.getRequestHandler();
  const renderer = new Renderer(
    (request, response) => void handleNext(request, response),
    new URL(env.SITE_URL).host,
  );
  const handler = makeHandler({
    renderer,
    statics: makeStatics({
      rootDir: ROOT,
      contentDir: env.CONTENT_DIR,
      variantsDir: join(env.DATA_DIR, VARIANTS_DIR),
    }),
    watch,
    clock: systemClock,
    development: development ? (request, response) => void handleNext(request, response) : undefined,
  });
  const server = createServer(
    {
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      maxHeaderSize: MAX_HEADER_BYTES,
    },
    handler.listener,
  );
  if (development) {
    const upgrade = app.getUpgradeHandler();
    server.on('upgrade', (request, socket, head) => void upgrade(request, socket, head));
  }
  await new Promise<void>((listening, fail) => {
    server.once('error', fail).listen(env.PORT, env.HOST, listening);
  });
  process.stdout.write('Indexation des contenus…\n');
  await Promise.all([app.prepare(), watch.start(), renderer.listen()]);
  await handler.open();
  const unknown = listUnknownSettings(getSettings());
  if (unknown.length > 0)
    log.warn({ unknown }, 'settings not known in portail.yaml: pages say « non communiqué »');
  const report = watch.report;
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  process.stdout.write(
    `Portail : ${env.SITE_URL} (${report?.documents ?? 0} documents, ${report?.refused ?? 0} refusés, prêt en ${seconds} s)\n`,
  );

  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    watch.stop();
    renderer.close();
    server.close(() => {
      void ingester.release().finally(() => {
        index.close();
        store.close();
        process.exit(0);
      });
    });
    server.closeIdleConnections();
  };
  // A terminal sends Ctrl-C to npm and to this process: the second one must not cut the first short.
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

try {
  await startPortal();
} catch (cause) {
  if (cause instanceof EnvError) {
    process.stderr.write(`${cause.message}\n`);
    process.exit(2);
  }
  const { code } = cause as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') {
    process.stderr.write(
      'Ce port est déjà pris : arrêtez l’autre portail, ou choisissez-en un avec PORT=3001.\n',
    );
    process.exit(2);
  }
  getLog().fatal(
    { cause: cause instanceof Error ? cause.stack : String(cause) },
    'the portal could not start',
  );
  process.exit(1);
}
