import type { ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import type { Clock } from '#lib/clock.ts';

const WINDOW_SECONDS = 60;
/** Clients remembered at once, some 10 MB; beyond, the one heard of least lately starts afresh. */
const MAX_CLIENTS = 50_000;
/** Name of the policy in the headers. */
const POLICY = '"default"';

interface Window {
  used: number;
  /** Milliseconds since the epoch. */
  ends: number;
}

export interface Allowance {
  /** Requests left in the window. */
  remaining: number;
  /** Whole seconds until the window ends. */
  reset: number;
}

/** Requests a minute for each client, in windows that begin with a client's first request (decision 0015). */
export class RateLimit {
  #windows = new LRUCache<string, Window>({ max: MAX_CLIENTS });

  constructor(
    readonly limit: number,
    private readonly clock: Clock,
  ) {}

  #windowOf(client: string): Window {
    const now = this.clock.now().getTime();
    const known = this.#windows.get(client);
    // A clock set back must not shut anyone out for longer than a window.
    if (known && known.ends > now && known.ends - now <= WINDOW_SECONDS * 1_000) return known;
    return { used: 0, ends: now + WINDOW_SECONDS * 1_000 };
  }

  #allowanceOf({ used, ends }: Window): Allowance {
    const reset = Math.max(1, Math.ceil((ends - this.clock.now().getTime()) / 1_000));
    return { remaining: Math.max(0, this.limit - used), reset };
  }

  /** What a client may still ask, without counting anything. */
  look(client: string): Allowance {
    return this.#allowanceOf(this.#windowOf(client));
  }

  /** Counts a request; false when the client has used up its window. */
  take(client: string): boolean {
    const window = this.#windowOf(client);
    if (window.used >= this.limit) return false;
    this.#windows.set(client, { ...window, used: window.used + 1 });
    return true;
  }

  /** `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers-10). */
  setHeaders(response: ServerResponse, client: string): void {
    const { remaining, reset } = this.look(client);
    response.setHeader('RateLimit-Policy', `${POLICY};q=${this.limit};w=${WINDOW_SECONDS}`);
    response.setHeader('RateLimit', `${POLICY};r=${remaining};t=${reset}`);
  }
}
