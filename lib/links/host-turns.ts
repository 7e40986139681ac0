import { setTimeout as wait } from 'node:timers/promises';

/** One request at a time for each host, and a pause after each. */
export class HostTurns {
  readonly #turns = new Map<string, Promise<void>>();

  constructor(private readonly gapMs: number) {}

  isFree(host: string): boolean {
    return !this.#turns.has(host);
  }

  /** Resolves when the pause of some host ends. */
  async someFree(): Promise<void> {
    await Promise.race(this.#turns.values());
  }

  /** Runs an act when those before it on this host, and the pauses after them, are over. */
  take<T>(host: string, act: () => Promise<T>): Promise<T> {
    const turn = (this.#turns.get(host) ?? Promise.resolve()).then(act);
    const over: Promise<void> = turn
      .then(
        () => wait(this.gapMs),
        () => wait(this.gapMs),
      )
      .then(() => {
        if (this.#turns.get(host) === over) this.#turns.delete(host);
      });
    this.#turns.set(host, over);
    return turn;
  }
}
