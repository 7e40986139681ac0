import type { Status } from './phases.ts';

/** At equal relevance, or nearly, a product that can still be used comes before one that is stopped. */
const ALIVE_BONUS = 1.04;

export function favourAlive(score: number, status: Status): number {
  return status === 'arrete' ? score : score * ALIVE_BONUS;
}
