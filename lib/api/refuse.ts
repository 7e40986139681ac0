import type { QueryFault } from '#lib/catalogue/query.ts';
import type { ApiAnswer } from './answer.ts';
import { makeProblem } from './problem.ts';

export function refuseParameters(faults: readonly QueryFault[], site: string): ApiAnswer {
  const names = [...new Set(faults.map(({ parameter }) => parameter))].map((name) => `« ${name} »`);
  const detail =
    names.length === 1
      ? `Le paramètre ${names.join()} n’est pas accepté tel quel.`
      : `Des paramètres ne sont pas acceptés tels quels : ${names.join(', ')}.`;
  return { kind: 'problem', problem: makeProblem('parameter', detail, { site, faults }) };
}

export function refuseMissing(detail: string, site: string): ApiAnswer {
  return { kind: 'problem', problem: makeProblem('missing', detail, { site }) };
}
