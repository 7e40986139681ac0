import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Fault } from '#lib/content/fault.ts';
import type { CheckTask } from './check-task.ts';

/** A text that takes longer than this to check would hold the portal as long to render. */
const DEADLINE_MS = 5_000;
/** Next’s bundler must not follow them: a bundle cannot be a thread of its own. */
const WORKER_FILES = {
  sources: ['lib', 'studio', 'check-worker.mjs'].join('/'),
  built: ['.next', 'portail-check.mjs'].join('/'),
};
const START_MS = 60_000;
/** The first text of a thread also waits for the code that checks it to be read and compiled: seconds on a loaded machine. */
const WARM_UP_MS = 5_000;
/** Texts that may wait for their turn: more than that many people writing at once is an attack. */
const MAX_WAITING = 50;
const HEAP_MB = 256;

/** Too many texts wait to be checked. */
export class CheckerBusyError extends Error {
  override name = 'CheckerBusyError';
}

function timeOut(path: string): Fault {
  return {
    file: path,
    line: 1,
    column: 1,
    severity: 'error',
    rule: 'check-timeout',
    message: 'Ce texte est trop long à vérifier : il ne peut pas être publié tel quel.',
    remedy: 'Retirez les marques imbriquées les unes dans les autres, ou partagez-le en plusieurs documents.',
  };
}

type Message = { ready: true } | { id: number; faults: Fault[] };

/** Checks texts one after the other in a thread of its own, which is stopped when one takes too long. */
export class Checker {
  #worker: Worker | undefined;
  #ready: Promise<void> | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #count = 0;
  #isWarm = false;

  /** `rootDir` is the folder of the portal, whose thread runs as `made`: written by scripts/build-server.ts, or by tsx. */
  constructor(
    private readonly rootDir: string,
    private readonly made: keyof typeof WORKER_FILES,
    private readonly deadlineMs = DEADLINE_MS,
  ) {}

  async check(task: CheckTask): Promise<Fault[]> {
    if (this.#waiting >= MAX_WAITING) throw new CheckerBusyError('too many texts wait to be checked');
    this.#waiting += 1;
    const turn = this.#last.then(() => this.#run(task));
    this.#last = turn.catch(() => undefined).then(() => (this.#waiting -= 1));
    return turn;
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#forget();
    await worker?.terminate();
  }

  #forget(): void {
    this.#worker = undefined;
    this.#ready = undefined;
    this.#isWarm = false;
  }

  async #start(): Promise<Worker> {
    if (!this.#worker) {
      const worker = new Worker(
        /* turbopackIgnore: true */ join(/* turbopackIgnore: true */ this.rootDir, WORKER_FILES[this.made]),
        {
          execArgv: [],
          resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
        },
      );
      worker.unref();
      worker.once('exit', () => {
        if (this.#worker === worker) this.#forget();
      });
      this.#worker = worker;
      this.#ready = this.#hear(worker, (message) => 'ready' in message, START_MS).then(() => undefined);
    }
    const worker = this.#worker;
    await this.#ready;
    return worker;
  }

  /** Waits for a message; undefined when it does not come in time or the thread dies. */
  async #hear(
    worker: Worker,
    wanted: (message: Message) => boolean,
    ms: number,
  ): Promise<Message | undefined> {
    return new Promise((resolve) => {
      const end = (message: Message | undefined) => {
        clearTimeout(timer);
        worker.off('message', listen).off('exit', die).off('error', die);
        resolve(message);
      };
      const listen = (message: Message) => {
        if (wanted(message)) end(message);
      };
      const die = () => {
        end(undefined);
      };
      const timer = setTimeout(die, ms);
      worker.on('message', listen).on('exit', die).on('error', die);
    });
  }

  async #run(task: CheckTask): Promise<Fault[]> {
    const worker = await this.#start();
    const id = (this.#count += 1);
    worker.postMessage({ id, task });
    const answer = await this.#hear(
      worker,
      (message) => 'id' in message && message.id === id,
      this.#isWarm ? this.deadlineMs : this.deadlineMs + WARM_UP_MS,
    );
    if (answer && 'faults' in answer) {
      this.#isWarm = true;
      return answer.faults;
    }
    await this.close();
    return [timeOut(task.name.path)];
  }
}
