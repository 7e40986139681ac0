import { systemClock } from '#lib/clock.ts';
import { getEnv } from '#lib/env.ts';
import type { Decision } from './manage-staff.ts';
import { findProvider } from './provider.ts';

/** A decision of this instant, under the settings of this process. `by` is null for a command of the terminal. */
export function decideNow(by: number | null): Decision {
  return { by, now: systemClock.now(), issuer: findProvider(getEnv())?.issuer ?? null };
}
