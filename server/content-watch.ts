import type { Ingester, ScanReport } from '#lib/content/ingest.ts';
import { getLog } from '#lib/log.ts';

const SCAN_INTERVAL_MS = 1_000;

/** Scans the content again and again; keeps the last report for `/readyz`. */
export class ContentWatch {
  #report: ScanReport | undefined;
  #failure: string | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(private readonly ingester: Ingester) {}

  get report(): ScanReport | undefined {
    return this.#report;
  }

  /** Why the last scan failed as a whole, for `/readyz`. */
  get failure(): string | undefined {
    return this.#failure;
  }

  async start(): Promise<void> {
    await this.#pass();
    this.#schedule();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #schedule(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      void this.#pass().then(() => {
        this.#schedule();
      });
    }, SCAN_INTERVAL_MS);
  }

  async #pass(): Promise<void> {
    try {
      const report = await this.ingester.scan();
      if (report.revision !== this.#report?.revision || report.refused !== this.#report.refused) {
        const { revision, documents, refused, reasons } = report;
        getLog().info({ revision, documents, refused, reasons }, 'content taken in');
      }
      this.#report = report;
      this.#failure = undefined;
    } catch (cause) {
      const failure = cause instanceof Error ? cause.message : String(cause);
      if (failure !== this.#failure) getLog().error({ cause: failure }, 'the content could not be scanned');
      this.#failure = failure;
    }
  }
}
