import { type Clock, dayOf } from '#lib/clock.ts';
import { getLog } from '#lib/log.ts';
import { getContentRevision, getPurgeCount } from '#lib/portal/index-reader.ts';

/** Reading the revision costs more than sending a document: it is read again after this long, on demand. */
const MAX_AGE_MS = 20;

/** What all documents are valid for: the content revision and the day in Paris. */
export class Edition {
  #current: string | undefined;
  #readAt = -Infinity;
  #failing = false;
  #purges: number | undefined;

  /** @param onPurge told when something was taken out for good since the last look */
  constructor(
    private readonly clock: Clock,
    private readonly onPurge: () => void,
  ) {}

  /** At most 20 ms old. While the index cannot be read, the last edition known; throws when there was none. */
  get(): string {
    const now = performance.now();
    if (this.#current !== undefined && now - this.#readAt < MAX_AGE_MS) return this.#current;
    try {
      this.#current = `${getContentRevision()} ${dayOf(this.clock.now())}`;
      const purges = getPurgeCount();
      if (this.#purges !== undefined && purges !== this.#purges) this.onPurge();
      this.#purges = purges;
      this.#failing = false;
    } catch (cause) {
      if (this.#current === undefined) throw cause;
      if (!this.#failing)
        getLog().error({ cause: String(cause) }, 'the index cannot be read: known documents are served');
      this.#failing = true;
    }
    this.#readAt = now;
    return this.#current;
  }

  /** Undefined while no index was ever read. */
  find(): string | undefined {
    try {
      return this.get();
    } catch {
      return undefined;
    }
  }
}
