import { findUnusable, type Unusable } from '#db/unusable-store.ts';
import type { Clock } from '#lib/clock.ts';
import type { Ingester, ScanReport } from '#lib/content/ingest.ts';
import { getLog } from '#lib/log.ts';
import { describeStoreFault } from './describe-store-fault.ts';
import { Repeat } from './repeat.ts';

const SCAN_INTERVAL_MS = 1_000;

export interface ContentWatchOptions {
  /** None where the content is not to be taken in: the index there is stays as it is. */
  ingester: Pick<Ingester, 'scan'> | undefined;
  clock: Clock;
  /** True when a complete index can be read, this process's or a former one's. */
  hasIndex: () => boolean;
  intervalMs?: number;
}

/** Scans the content again and again; keeps the last report for `/readyz`. */
export class ContentWatch {
  #report: ScanReport | undefined;
  #failure: string | undefined;
  #storeFault: Unusable | undefined;
  #finishedAt: Date | undefined;
  #idleSince: Date | undefined;
  readonly #scans: Repeat;
  #onScan: () => void = () => undefined;
  /** True when the next scan is to look at the whole index. */
  #doubted = false;

  constructor(private readonly options: ContentWatchOptions) {
    this.#scans = new Repeat(async () => {
      await this.#pass();
      this.#onScan();
    }, options.intervalMs ?? SCAN_INTERVAL_MS);
  }

  get report(): ScanReport | undefined {
    return this.#report;
  }

  /** Why the last scan failed as a whole, for `/readyz`. */
  get failure(): string | undefined {
    return this.#failure;
  }

  /** Set while the last scan failed because the store cannot be read or written. */
  get storeFault(): Unusable | undefined {
    return this.#storeFault;
  }

  /** When the last scan that succeeded ended. */
  get finishedAt(): Date | undefined {
    return this.#finishedAt;
  }

  /** Since when another process holds the lease. */
  get idleSince(): Date | undefined {
    return this.#idleSince;
  }

  /** Resolves once an index can be read. A failed scan is tried again, the first one too; scans go on until `stop`. */
  start(): Promise<void> {
    return new Promise((resolve) => {
      this.#onScan = () => {
        if (this.options.hasIndex()) resolve();
      };
      this.#scans.start();
    });
  }

  /** Scans at once because the index could not be read; resolves when that scan has ended, well or not. */
  doubtIndex(): Promise<void> {
    this.#doubted = true;
    return this.#scans.hasten();
  }

  /** Resolves when no scan is running and none will. */
  stop(): Promise<void> {
    return this.#scans.stop();
  }

  async #pass(): Promise<void> {
    const { ingester, clock } = this.options;
    if (!ingester) return;
    const doubted = this.#doubted;
    this.#doubted = false;
    try {
      const report = await ingester.scan({ doubted });
      if (report.revision !== this.#report?.revision || report.refused !== this.#report.refused) {
        const { revision, documents, refused, reasons } = report;
        getLog().info({ revision, documents, refused, reasons }, 'content taken in');
      }
      this.#report = report;
      this.#failure = undefined;
      this.#storeFault = undefined;
      this.#finishedAt = clock.now();
      this.#idleSince = report.idle ? (this.#idleSince ?? this.#finishedAt) : undefined;
    } catch (cause) {
      this.#storeFault = findUnusable(cause);
      const message = cause instanceof Error ? cause.message : String(cause);
      const failure = this.#storeFault ? describeStoreFault(this.#storeFault) : message;
      if (failure !== this.#failure)
        getLog().error({ cause: message, reason: this.#storeFault }, 'the content could not be scanned');
      this.#failure = failure;
    }
  }
}
