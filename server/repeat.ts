/** Does something again and again, a while after the last time ended, until it is stopped. */
export class Repeat {
  #timer: NodeJS.Timeout | undefined;
  #running = Promise.resolve();
  #hastened: Promise<void> | undefined;
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
    if (!this.#stopped) this.#running = this.#cycle();
  }

  /** Does it now, or once more as soon as what is under way has ended; resolves when that is done. */
  hasten(): Promise<void> {
    this.#hastened ??= this.#running
      .then(() => {
        clearTimeout(this.#timer);
        this.start();
        return this.#running;
      })
      .finally(() => {
        this.#hastened = undefined;
      });
    return this.#hastened;
  }

  /** Resolves when it is not under way and will not be. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  async #cycle(): Promise<void> {
    await this.act();
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.start();
    }, this.intervalMs);
  }
}
