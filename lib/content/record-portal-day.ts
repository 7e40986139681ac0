import type { Store } from '#db/client.ts';
import type { IndexDatabase } from '#db/index/client.ts';
import { listPortalDays, savePortalDay } from '#db/queries/portal-days.ts';
import { type Day, dayOf } from '#lib/clock.ts';
import { measurePortal } from './measure-portal.ts';

/** Keeps, day by day, what the portal publishes. Reading every document is for once a day, and for once a start. */
export class PortalDayRecorder {
  #day: Day | undefined;

  /** Records the figures of a new day where they differ from the last ones. */
  async record(store: Store, index: IndexDatabase, now: Date): Promise<void> {
    if (this.#day === dayOf(now)) return;
    const { day, ...measured } = measurePortal(index, now);
    const figures = JSON.stringify(measured);
    const rows = await listPortalDays(store);
    // A clock set back rewrites nothing: later days are there already.
    const isLast = !rows.some((other) => other.day > day);
    if (isLast && rows.at(-1)?.figures !== figures) await savePortalDay(store, { day, figures });
    this.#day = day;
  }
}
