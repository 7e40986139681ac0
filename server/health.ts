import type { ServerResponse } from 'node:http';
import type { Clock } from '#lib/clock.ts';
import type { ScanReport } from '#lib/content/ingest.ts';
import { isKind } from '#lib/content/kinds.ts';
import { getContentRevision } from '#lib/portal/index-reader.ts';
import type { ContentWatch } from './content-watch.ts';

const STALE_MS = 30_000;
/** A former process that was stopped keeps its lease some seconds: only what lasts is worth a word. */
const IDLE_MS = 60_000;
const CHECK = 'lancez « npm run -s portail -- check ».';

export interface HealthSource {
  watch: Pick<ContentWatch, 'report' | 'failure' | 'storeFault' | 'finishedAt' | 'idleSince'>;
  clock: Clock;
  /** False until visitors are let in, once the first index is complete. */
  isOpen: () => boolean;
  /** Why the store cannot be used and what to do, for as long as this process lives. */
  storeFault?: string | undefined;
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(body);
}

function readIndexRevision(reasons: string[]): number | undefined {
  try {
    return getContentRevision();
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    reasons.push(
      `L’index de lecture ne peut pas être lu (${message}) : la prochaine lecture des contenus le refait.`,
    );
    return undefined;
  }
}

function listWatchReasons({ watch, clock }: HealthSource): string[] {
  const { failure, finishedAt, idleSince } = watch;
  const now = clock.now().getTime();
  const reasons: string[] = [];
  if (failure !== undefined) reasons.push(`Les contenus n’ont pas pu être relus : ${failure}`);
  const age = finishedAt === undefined ? 0 : now - finishedAt.getTime();
  if (age > STALE_MS)
    reasons.push(
      `La dernière lecture des contenus s’est terminée il y a ${Math.floor(age / 1_000)} secondes.`,
    );
  const idle = idleSince === undefined ? 0 : now - idleSince.getTime();
  if (idle > IDLE_MS)
    reasons.push(
      `Un autre processus lit le dossier des contenus depuis ${Math.floor(idle / 1_000)} secondes : celui-ci le laisse faire.`,
    );
  return reasons;
}

function listReportReasons({ reasons, refused, faults }: ScanReport): string[] {
  // The faults of the reference lists are among the reasons already.
  const live = new Set(faults.map(({ file }) => file).filter((file) => isKind(file.split('/')[0] ?? '')));
  return [
    ...reasons,
    ...(refused > 0 ? [`${refused} fichier(s) refusé(s) : ${CHECK}`] : []),
    ...(live.size > 0
      ? [
          `${live.size} document(s) en ligne que le contrôle d’aujourd’hui refuse (dernière version lisible servie) : ${CHECK}`,
        ]
      : []),
  ];
}

function makeReadiness(source: HealthSource) {
  const { report } = source.watch;
  const reasons: string[] = source.storeFault === undefined ? [] : [source.storeFault];
  const open = source.isOpen();
  if (!open) reasons.push('Le portail démarre : le premier index n’est pas encore servi.');
  // Before that, there being no index is no fault.
  const revision = open ? readIndexRevision(reasons) : undefined;
  reasons.push(...listWatchReasons(source), ...(report ? listReportReasons(report) : []));
  return {
    status: reasons.length > 0 ? 'degraded' : 'ok',
    revision: revision ?? report?.revision ?? 0,
    documents: report?.documents ?? 0,
    refused: report?.refused ?? 0,
    reasons,
  };
}

/** `/healthz` and `/readyz` (contract §6); false for any other path. */
export function answerHealth(path: string, response: ServerResponse, source: HealthSource): boolean {
  if (path === '/healthz') {
    send(response, 200, 'text/plain; charset=utf-8', 'ok');
    return true;
  }
  if (path !== '/readyz') return false;
  const body = JSON.stringify(makeReadiness(source));
  send(response, source.isOpen() ? 200 : 503, 'application/json; charset=utf-8', body);
  return true;
}
