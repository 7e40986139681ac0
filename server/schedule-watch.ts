import { getLog } from '#lib/log.ts';

const INTERVAL_MS = 1_000;

export interface ScheduleWatchOptions {
  /** Does what is due; between two of them it asks `proceed` whether to go on. */
  run: (proceed: () => boolean) => Promise<number>;
  intervalMs?: number;
}

/** Does what was decided for an hour, when it comes; what fell due while no portal ran, at start. */
export class ScheduleWatch {
  #timer: NodeJS.Timeout | undefined;
  #running = Promise.resolve();
  #stopped = false;
  #failure: string | undefined;

  constructor(private readonly options: ScheduleWatchOptions) {}

  start(): void {
    const { intervalMs = INTERVAL_MS } = this.options;
    const cycle = async () => {
      await this.#pass();
      if (this.#stopped) return;
      this.#timer = setTimeout(() => {
        this.#running = cycle();
      }, intervalMs);
    };
    if (!this.#stopped) this.#running = cycle();
  }

  /** Resolves when none is being carried out and none will be. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  async #pass(): Promise<void> {
    try {
      const done = await this.options.run(() => !this.#stopped);
      if (done > 0) getLog().info({ done }, 'schedules carried out');
      this.#failure = undefined;
    } catch (cause) {
      const failure = cause instanceof Error ? cause.message : String(cause);
      // The same one each second would fill the log.
      if (failure !== this.#failure) getLog().error({ cause: failure }, 'schedules could not be read');
      this.#failure = failure;
    }
  }
}
