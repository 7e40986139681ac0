import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { HealthSource } from './health.ts';

const METRICS_PATH = '/metrics';
const RENDER_BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** A counter that is born at its first error shows no rise: these are there before. */
const COUNTED_FROM_START: readonly number[] = [500, 502, 503];

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** What the portal counts of itself. Labels are closed lists: never an address, a query or a client. */
export class Metrics {
  readonly #registry = new Registry();
  /** By status. Plain numbers, because answering a known document takes a few microseconds. */
  readonly #answers = new Map(COUNTED_FROM_START.map((status) => [status, 0]));
  readonly #rendering = new Histogram({
    name: 'portail_render_seconds',
    help: 'Time to make a document that was not at hand',
    buckets: RENDER_BUCKETS,
    registers: [this.#registry],
  });
  readonly #failures = new Counter({
    name: 'portail_render_failures_total',
    help: 'Documents that could not be made',
    registers: [this.#registry],
  });
  readonly #stale = new Counter({
    name: 'portail_stale_documents_total',
    help: 'Answers with the last good document because a new one could not be made',
    registers: [this.#registry],
  });
  readonly #onFinish: (this: ServerResponse) => void;

  constructor(private readonly token: string | undefined) {
    const answers = this.#answers;
    const countStatus = (status: number) => {
      this.countStatus(status);
    };
    this.#onFinish = function countAnswer() {
      countStatus(this.statusCode);
    };
    const counter = new Counter({
      name: 'portail_http_answers_total',
      help: 'Answers sent, by status',
      labelNames: ['status'],
      registers: [this.#registry],
      collect: () => {
        counter.reset();
        for (const [status, count] of answers) counter.inc({ status }, count);
      },
    });
    if (token !== undefined) collectDefaultMetrics({ register: this.#registry });
  }

  countStatus(status: number): void {
    this.#answers.set(status, (this.#answers.get(status) ?? 0) + 1);
  }

  /** Counts an answer once it is sent. */
  countAnswer(response: ServerResponse): void {
    response.once('finish', this.#onFinish);
  }

  /** Times what makes a document, and counts its failures. */
  async time<T>(make: () => Promise<T>): Promise<T> {
    const end = this.#rendering.startTimer();
    try {
      return await make();
    } catch (cause) {
      this.#failures.inc();
      throw cause;
    } finally {
      end();
    }
  }

  countStale(): void {
    this.#stale.inc();
  }

  /** What `/readyz` says, as numbers. */
  watchContent({ watch, storeFault, isOpen }: HealthSource): void {
    this.#gauge('portail_ready', '1 once visitors are let in', () => Number(isOpen()));
    this.#gauge(
      'portail_store_usable',
      '0 while the store cannot be read or written: nothing can be published',
      () => Number(storeFault === undefined && watch.storeFault === undefined),
    );
    this.#gauge('portail_content_scan_failing', '1 while the content cannot be read as a whole', () =>
      Number(watch.failure !== undefined),
    );
    this.#gauge(
      'portail_content_last_scan_timestamp_seconds',
      'End of the last scan that succeeded',
      () => watch.finishedAt && watch.finishedAt.getTime() / 1_000,
    );
    this.#gauge('portail_content_files', 'Content files', () => watch.report?.documents ?? 0);
    this.#gauge(
      'portail_content_files_refused',
      'Content files with an error: the last good version is served',
      () => watch.report?.refused ?? 0,
    );
    this.#gauge('portail_content_revision', 'Content revision', () => watch.report?.revision ?? 0);
  }

  /** Answers `/metrics` (contract §6); false for any other path. */
  answer(path: string, request: IncomingMessage, response: ServerResponse): boolean {
    if (path !== METRICS_PATH || this.token === undefined) return false;
    const [, given] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
    if (given === undefined || !timingSafeEqual(digest(given), digest(this.token))) {
      response.writeHead(401, { 'WWW-Authenticate': 'Bearer', 'Cache-Control': 'no-store' }).end();
      return true;
    }
    void this.#registry.metrics().then(
      (text) => {
        response.writeHead(200, { 'Content-Type': this.#registry.contentType, 'Cache-Control': 'no-store' });
        response.end(request.method === 'HEAD' ? undefined : text);
      },
      () => response.destroy(),
    );
    return true;
  }

  /** A number read when asked; no sample while there is none. */
  #gauge(name: string, help: string, read: () => number | undefined): void {
    const gauge = new Gauge({
      name,
      help,
      registers: [this.#registry],
      collect: () => {
        const value = read();
        if (value === undefined) gauge.remove();
        else gauge.set(value);
      },
    });
  }
}
