/** Does something again and again, a while after the last time ended, until it is stopped. */
export class Repeat {
  #timer: NodeJS.Timeout | undefined;
  #running = Promise.resolve();
  #stopped = false;

  constructor(
    /** Keeps its own failures: what it throws ends the repetition. */
    private readonly act: () => Promise<void>,
    private readonly intervalMs: number,
  ) {}

  get stopped(): boolean {
    return this.#stopped;
  }

  start(): void {
    if (this.#stopped) return;
    const cycle = async () => {
      await this.act();
      if (this.#stopped) return;
      this.#timer = setTimeout(() => {
        this.#running = cycle();
      }, this.intervalMs);
    };
    this.#running = cycle();
  }

  /** Resolves when it is not under way and will not be. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }
}
