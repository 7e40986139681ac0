import { getLog } from '#lib/log.ts';
import { Repeat } from './repeat.ts';

const INTERVAL_MS = 1_000;

export interface ScheduleWatchOptions {
  /** Does what is due; between two of them it asks `proceed` whether to go on. */
  run: (proceed: () => boolean) => Promise<number>;
  intervalMs?: number;
}

/** Does what was decided for an hour, when it comes; what fell due while no portal ran, at start. */
export class ScheduleWatch {
  readonly #passes: Repeat;
  #failure: string | undefined;

  constructor(private readonly options: ScheduleWatchOptions) {
    this.#passes = new Repeat(() => this.#pass(), options.intervalMs ?? INTERVAL_MS);
  }

  start(): void {
    this.#passes.start();
  }

  /** Resolves when none is being carried out and none will be. */
  stop(): Promise<void> {
    return this.#passes.stop();
  }

  async #pass(): Promise<void> {
    try {
      const done = await this.options.run(() => !this.#passes.stopped);
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
