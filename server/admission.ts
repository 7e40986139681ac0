import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '#lib/clock.ts';
import { findClient } from './client-address.ts';
import { RateLimit } from './rate-limit.ts';

export interface AdmissionOptions {
  /** Requests a minute for each client; 0 is none. */
  limit: number;
  /** Proxies in front of the portal. */
  proxies: number;
}

/** Who may still ask for what has to be made. Documents at hand and files are never counted (contract §6). */
export class Admission {
  #limit: RateLimit | undefined;

  constructor(
    private readonly options: AdmissionOptions,
    clock: Clock,
  ) {
    this.#limit = options.limit > 0 ? new RateLimit(options.limit, clock) : undefined;
  }

  /** Counts a request and says what is left; false when the client has to wait, which `Retry-After` says then. */
  admit(request: IncomingMessage, response: ServerResponse): boolean {
    if (!this.#limit) return true;
    const client = findClient(request, this.options.proxies);
    const admitted = this.#limit.take(client);
    this.#limit.setHeaders(response, client);
    if (!admitted) response.setHeader('Retry-After', this.#limit.look(client).reset);
    return admitted;
  }

  /** Says what is left without counting. */
  inform(request: IncomingMessage, response: ServerResponse): void {
    this.#limit?.setHeaders(response, findClient(request, this.options.proxies));
  }
}
