import type { ServerResponse } from 'node:http';
import type { ContentWatch } from './content-watch.ts';

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(body);
}

/** `/healthz` and `/readyz` (contract §6); false for any other path. */
export function answerHealth(path: string, response: ServerResponse, watch: ContentWatch): boolean {
  if (path === '/healthz') {
    send(response, 200, 'text/plain; charset=utf-8', 'ok');
    return true;
  }
  if (path !== '/readyz') return false;
  const { report, failure } = watch;
  const reasons = [
    ...(report?.reasons ?? []),
    ...(failure === undefined ? [] : [`Les contenus n’ont pas pu être relus : ${failure}`]),
    ...(report && report.refused > 0
      ? [`${report.refused} fichier(s) refusé(s) : lancez « npm run -s portail -- check ».`]
      : []),
  ];
  const body = {
    status: reasons.length > 0 ? 'degraded' : 'ok',
    revision: report?.revision ?? 0,
    documents: report?.documents ?? 0,
    refused: report?.refused ?? 0,
    reasons,
  };
  send(response, report ? 200 : 503, 'application/json; charset=utf-8', JSON.stringify(body));
  return true;
}
