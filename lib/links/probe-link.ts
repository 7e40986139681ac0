import { type Answer, askAddress, type AskOptions, PrivateAddressError } from './ask-address.ts';
import type { HostTurns } from './host-turns.ts';

/** What kept an answer from coming. */
export const SILENCES = ['dns', 'refused', 'timeout', 'tls', 'network', 'private', 'redirects'] as const;
export type Silence = (typeof SILENCES)[number];

export interface Probe {
  /** Status of the last answer, or a {@link Silence}. */
  status: string;
  failed: boolean;
  /** The host asks for no more. */
  tooMany: boolean;
}

export interface ProbeOptions extends AskOptions {
  turns: HostTurns;
  timeoutMs: number;
}

const MAX_REDIRECTS = 5;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** The rest of 4xx refuses robots, or this one: it says nothing of the page. */
const isFailure = (status: number): boolean => status === 404 || status === 410 || status >= 500;

/** Faults of this machine or of its network: they say nothing of the site. */
const OWN_FAULTS: ReadonlySet<string> = new Set(['EAI_AGAIN', 'ENETUNREACH', 'ENETDOWN', 'EMFILE']);
/** A site that does not send its whole chain: browsers find what lacks. */
const PARTIAL_CHAINS: ReadonlySet<string> = new Set([
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
]);

const codeOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause ? String(cause.code) : '';

function toSilence(cause: unknown): Silence {
  if (cause instanceof PrivateAddressError) return 'private';
  const code = codeOf(cause);
  if (code === 'ENOTFOUND' || code === 'ENODATA') return 'dns';
  if (code === 'ECONNREFUSED') return 'refused';
  if (code === 'ETIMEDOUT' || code === 'ABORT_ERR') return 'timeout';
  return /CERT|TLS|SSL|SIGNATURE|EPROTO/.test(code) ? 'tls' : 'network';
}

/** `HEAD`, and `GET` from those that do not answer it as they should; each in its host’s turn. */
async function ask(url: URL, { turns, timeoutMs, ...options }: ProbeOptions): Promise<Answer> {
  const send = (method: 'HEAD' | 'GET') =>
    turns.take(url.hostname, () => {
      options.signal.throwIfAborted();
      const signal = AbortSignal.any([options.signal, AbortSignal.timeout(timeoutMs)]);
      return askAddress(url, method, { ...options, signal });
    });
  const first = await send('HEAD').catch((cause: unknown) => {
    if (toSilence(cause) !== 'network' || OWN_FAULTS.has(codeOf(cause))) throw cause;
    return undefined;
  });
  return first && (first.status < 400 || first.status === 429) ? first : send('GET');
}

const silent = (status: Silence): Probe => ({ status, failed: true, tooMany: false });

/** Whether an address answers. Undefined where that cannot be told: time is up, or this machine has no network. */
export async function probeLink(address: string, options: ProbeOptions): Promise<Probe | undefined> {
  let url = new URL(address);
  try {
    for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
      const { status, location } = await ask(url, options);
      if (!REDIRECTS.has(status) || location === null)
        return { status: String(status), failed: isFailure(status), tooMany: status === 429 };
      if (!URL.canParse(location, url)) return silent('redirects');
      url = new URL(location, url);
      if (url.protocol !== 'http:' && url.protocol !== 'https:') return silent('redirects');
    }
    return silent('redirects');
  } catch (cause) {
    if (options.signal.aborted || OWN_FAULTS.has(codeOf(cause))) return undefined;
    if (PARTIAL_CHAINS.has(codeOf(cause))) return { status: 'tls', failed: false, tooMany: false };
    return silent(toSilence(cause));
  }
}
