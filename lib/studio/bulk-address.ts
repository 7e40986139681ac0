import { BULK_MAX } from './bulk-limit.ts';
import type { BulkOutcome, BulkResult } from './bulk.ts';

/** In the order in which a report shows them. */
export const BULK_OUTCOMES = [
  'done',
  'unchanged',
  'unseen',
  'not-editable',
  'moved-on',
  'busy',
  'disk',
  'forbidden',
  'missing',
  'invalid-term',
  'no-reason',
  'address-taken',
  'invalid-address',
] as const satisfies readonly BulkOutcome[];

/** Document numbers as addresses and forms hold them: `4.8.15`, or repeated; one more than may be acted on at once. */
export function readIds(values: readonly string[]): number[] {
  const ids = values
    .flatMap((value) => value.slice(0, 2_000).split('.'))
    .filter((text) => /^[1-9]\d{0,14}$/.test(text))
    .map(Number);
  return [...new Set(ids)].slice(0, BULK_MAX + 1);
}

export function writeIds(ids: readonly number[]): string {
  return ids.join('.');
}

/** What became of each, as the address of the report holds it. */
export function writeReport(results: readonly BulkResult[]): string {
  const params = new URLSearchParams();
  for (const outcome of BULK_OUTCOMES) {
    const ids = results.filter((result) => result.outcome === outcome).map(({ id }) => id);
    if (ids.length > 0) params.set(outcome, writeIds(ids));
  }
  return params.toString();
}

export function readReport(params: Readonly<Record<string, string | string[] | undefined>>): BulkResult[] {
  return BULK_OUTCOMES.flatMap((outcome) =>
    readIds([params[outcome] ?? []].flat()).map((id) => ({ id, outcome })),
  ).slice(0, BULK_MAX);
}
