import { createHmac } from 'node:crypto';
import type { Store } from '#db/client.ts';
import { addMisses, type MissCount, type MissKind, type MissLimits } from '#db/queries/misses.ts';
import { getStoreId } from '#db/queries/state.ts';
import { type Clock, type Day, dayOf, monthsBefore } from '#lib/clock.ts';
import { getLog } from '#lib/log.ts';
import { findMissText } from './find-miss-text.ts';

const WRITE_INTERVAL_MS = 60_000;
/** Different texts counted between two writings; beyond, new ones are let go and known ones still count. */
const MOST_COUNTED = 1_000;
const DAYS_TO_KEEP = 3;
const MOST_KEPT = 4_000;
const MOST_ROWS = 5_000;
const KEPT_MONTHS = 12;
/** A text that does not come back in so long was one person's. */
const WAITING_MONTHS = 3;

function limitsOn(day: Day): MissLimits {
  return {
    days: DAYS_TO_KEEP,
    kept: MOST_KEPT,
    rows: MOST_ROWS,
    keptSince: monthsBefore(day, KEPT_MONTHS),
    waitingSince: monthsBefore(day, WAITING_MONTHS),
  };
}

type Counted = Omit<MissCount, 'hash'>;

export interface MissCounterOptions {
  store: Store;
  clock: Clock;
  intervalMs?: number;
}

/**
 * Counts searches without result and addresses not found in memory, and adds them to the store each minute. A text is
 * written in clear from its third distinct day; until then the store holds a keyed hash of it (decision 0012).
 */
export class MissCounter {
  #counted = new Map<string, Counted>();
  #timer: NodeJS.Timeout | undefined;
  #writing = Promise.resolve();
  #writtenOn: Day | undefined;

  constructor(private readonly options: MissCounterOptions) {}

  count(kind: MissKind, raw: string): void {
    const text = findMissText(kind, raw);
    if (text === undefined) return;
    this.#add({ kind, text, day: dayOf(this.options.clock.now()), count: 1 });
  }

  start(): void {
    const { intervalMs = WRITE_INTERVAL_MS } = this.options;
    this.#timer = setInterval(() => void this.write(), intervalMs);
    this.#timer.unref();
  }

  /** Writes what is left. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.write();
  }

  /** Adds what was counted so far to the store; what could not be written is tried again with the next. */
  async write(): Promise<void> {
    this.#writing = this.#writing.then(async () => this.#writeOnce());
    return this.#writing;
  }

  #add(miss: Counted): void {
    const key = `${miss.kind} ${miss.day} ${miss.text}`;
    const known = this.#counted.get(key);
    if (known) known.count += miss.count;
    else if (this.#counted.size < MOST_COUNTED) this.#counted.set(key, miss);
  }

  async #writeOnce(): Promise<void> {
    const { store, clock } = this.options;
    const day = dayOf(clock.now());
    // With nothing to add, once a day is enough to forget what is too old.
    if (this.#counted.size === 0 && this.#writtenOn === day) return;
    const counted = [...this.#counted.values()].sort((a, b) => a.day.localeCompare(b.day));
    this.#counted = new Map();
    try {
      const key = await getStoreId(store);
      const hashOf = ({ kind, text }: Counted) =>
        createHmac('sha256', key).update(`${kind} ${text}`).digest('base64url');
      await addMisses(
        store,
        counted.map((miss) => ({ ...miss, hash: hashOf(miss) })),
        limitsOn(day),
      );
      this.#writtenOn = day;
    } catch (cause) {
      getLog().warn(
        { cause: String(cause) },
        'searches without result and addresses not found could not be written',
      );
      for (const miss of counted) this.#add(miss);
    }
  }
}
