import './node-env.ts';
import type { RequestListener } from 'node:http';
import { join, resolve } from 'node:path';
import next from 'next';
import { IndexWriter } from '#db/index/client.ts';
import { systemClock } from '#lib/clock.ts';
import { Ingester, type ScanReport } from '#lib/content/ingest.ts';
import { makeHolder } from '#lib/content/lease-holder.ts';
import { VARIANTS_DIR } from '#lib/content/media.ts';
import { type Env, EnvError, getEnv, parseEnv } from '#lib/env.ts';
import { getLog } from '#lib/log.ts';
import { MissCounter } from '#lib/misses/miss-counter.ts';
import { getSettings } from '#lib/portal/current.ts';
import { listUnknownSettings } from '#lib/portal/settings.ts';
import { followPurgeList } from '#lib/purge/reapply.ts';
import { readPreviewState } from '#lib/studio/preview-state.ts';
import { surviveBrokenPipes } from './broken-pipes.ts';
import { ContentWatch } from './content-watch.ts';
import { makeHandler, type PortalHandler } from './handler.ts';
import { hasIndex } from './has-index.ts';
import { listen } from './listen.ts';
import { Metrics } from './metrics.ts';
import { Renderer } from './renderer.ts';
import { openSchedules } from './open-schedules.ts';
import { openPremises, type Premises, type Reserve } from './reserve.ts';
import { securityHeadersOf } from './security-headers.ts';
import { makeClosedGate, makeStaffGate } from './staff-gate.ts';
import { makeStatics } from './statics.ts';
import { type StoppingParts, stopPortal } from './stop-portal.ts';
import { announceStudio, startUpkeep } from './studio-upkeep.ts';

const ROOT = resolve(import.meta.dirname, '..');
/** A phone in a tunnel finds its download again; who reads nothing is let go, after this long to twice as long. */
const STALLED_MS = 20_000;
const STOP_MS = 10_000;
/** A browser keeps the socket of Next's reloads open for ever. */
const DEVELOPMENT_STOP_MS = 500;

type RequestHandler = ReturnType<ReturnType<typeof next>['getRequestHandler']>;

function openParts(env: Env, { store, reserve }: Premises, handleNext: RequestHandler) {
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
  const watch = new ContentWatch({
    // A sound former index may hold what the studio published and files do not have yet: it stays as it is.
    ingester: reserve?.hasIndex ? undefined : ingester,
    clock: systemClock,
    hasIndex,
  });
  const renderer = new Renderer(
    (request, response) => void handleNext(request, response),
    new URL(env.SITE_URL).host,
  );
  const misses = new MissCounter({ store, clock: systemClock });
  const schedules = openSchedules(env, store, ROOT);
  return { store, index, ingester, watch, renderer, misses, schedules };
}

function makePortalHandler(
  env: Env,
  { renderer, watch, store, misses }: ReturnType<typeof openParts>,
  { reserve, development }: { reserve: Reserve | undefined; development: RequestListener | undefined },
): PortalHandler {
  const statics = makeStatics({
    rootDir: ROOT,
    contentDir: env.CONTENT_DIR,
    variantsDir: join(env.DATA_DIR, VARIANTS_DIR),
  });
  // Next's development tools rely on what the policy forbids.
  const headers = development ? {} : securityHeadersOf(env.SITE_URL);
  const admission = { limit: development ? 0 : env.RATE_LIMIT, proxies: env.TRUSTED_PROXIES };
  const staff = reserve ? makeClosedGate(headers) : makeStaffGate({ store, env, renderer, headers });
  return makeHandler({
    renderer,
    statics,
    staff,
    watch,
    misses,
    previews: reserve ? undefined : (token) => readPreviewState({ store, clock: systemClock }, token),
    storeFault: reserve?.fault.message,
    metrics: new Metrics(env.METRICS_TOKEN),
    clock: systemClock,
    headers,
    admission,
    development,
  });
}

function stopOnSignal(parts: StoppingParts, deadlineMs: number): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    stopPortal(parts, deadlineMs)
      .catch((cause: unknown) => {
        getLog().error({ cause: String(cause) }, 'the portal did not stop cleanly');
      })
      .finally(() => process.exit(0));
  };
  // A terminal sends Ctrl-C to npm and to this process: the second one must not cut the first short.
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** A warning only: an index that cannot be read at this very moment is `/readyz`'s business. */
function warnOfUnknownSettings(): void {
  try {
    const unknown = listUnknownSettings(getSettings());
    if (unknown.length > 0)
      getLog().warn({ unknown }, 'settings not known in portail.yaml: pages say « non communiqué »');
  } catch (cause) {
    getLog().warn({ cause: String(cause) }, 'the settings could not be read');
  }
}

function announce(env: Env, report: ScanReport | undefined, seconds: number): void {
  const content = report
    ? `${report.documents} documents, ${report.refused} refusés`
    : 'index précédent : les contenus n’ont pas pu être relus';
  process.stdout.write(`Portail : ${env.SITE_URL} (${content}, prêt en ${seconds.toFixed(1)} s)\n`);
}

/** Next's own start-up is the longest part: it runs while the content is taken in. */
async function startPortal(): Promise<void> {
  const premises = openPremises(parseEnv(process.env).DATA_DIR, join(ROOT, 'db/migrations'));
  const { reserve } = premises;
  // Both copies of lib/ read it from there: nobody has asked for the environment yet.
  process.env['DATA_DIR'] = premises.dataDir;
  const env = getEnv();
  if (reserve) getLog().error({ reason: reserve.fault.reason }, reserve.fault.message);
  const development = process.argv.includes('--dev');
  const started = performance.now();
  const app = next({ dev: development, dir: ROOT, hostname: env.HOST, port: env.PORT });
  const handleNext = app.getRequestHandler();
  const parts = openParts(env, premises, handleNext);
  const handler = makePortalHandler(env, parts, {
    reserve,
    development: development ? (request, response) => void handleNext(request, response) : undefined,
  });
  const { server, connections } = await listen(handler, {
    port: env.PORT,
    host: env.HOST,
    stalledMs: development ? 0 : STALLED_MS,
  });
  stopOnSignal({ ...parts, server: connections }, development ? DEVELOPMENT_STOP_MS : STOP_MS);
  if (development) {
    const upgrade = app.getUpgradeHandler();
    server.on('upgrade', (request, socket, head) => void upgrade(request, socket, head));
  }
  process.stdout.write('Indexation des contenus…\n');
  await followPurgeList(parts.store, env.CONTENT_DIR);
  await Promise.all([app.prepare(), parts.watch.start(), parts.renderer.listen()]);
  await startUpkeep(parts.store, systemClock);
  await handler.open();
  parts.misses.start();
  if (!reserve) parts.schedules.start();
  warnOfUnknownSettings();
  announce(env, parts.watch.report, (performance.now() - started) / 1_000);
  if (!reserve) await announceStudio(env, parts.store, systemClock, (line) => process.stdout.write(line));
}

surviveBrokenPipes();
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
