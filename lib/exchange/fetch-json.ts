/** The address could not be read; the message is in French, for an operator. */
export class FetchError extends Error {
  override name = 'FetchError';
}

const TIMEOUT_MS = 30_000;
const MAX_REDIRECTS = 5;

function checkAddress(address: URL, from: URL | undefined): void {
  if (!/^https?:$/.test(address.protocol))
    throw new FetchError(`${address.href} : seules les adresses http et https sont lues.`);
  if (from?.protocol === 'https:' && address.protocol === 'http:') {
    throw new FetchError(
      `${from.href} renvoie vers une adresse sans chiffrement (${address.href}) : refusé.`,
    );
  }
}

async function follow(address: URL, signal: AbortSignal): Promise<Response> {
  let current = address;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const response = await fetch(current, {
      redirect: 'manual',
      signal,
      headers: { accept: 'application/json' },
    });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || location === null) return response;
    await response.body?.cancel();
    if (!URL.canParse(location, current))
      throw new FetchError(`${current.href} renvoie vers une adresse illisible.`);
    const next = new URL(location, current);
    checkAddress(next, current);
    current = next;
  }
  throw new FetchError(`${address.href} renvoie plus de ${MAX_REDIRECTS} fois ailleurs.`);
}

async function readBounded(response: Response, maxBytes: number): Promise<string> {
  const tooLarge = () => new FetchError(`${response.url} dépasse ${Math.round(maxBytes / 1_048_576)} Mo.`);
  if (Number(response.headers.get('content-length') ?? 0) > maxBytes) {
    await response.body?.cancel();
    throw tooLarge();
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop cancels the body.
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function describe(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  if (cause.name === 'TimeoutError') return `pas de réponse complète en ${TIMEOUT_MS / 1_000} secondes`;
  const code = cause.cause instanceof Error && 'code' in cause.cause ? String(cause.cause.code) : '';
  return code === '' ? cause.message : code;
}

/** The text of an address: bounded in time, size and redirects. Throws {@link FetchError}. */
export async function fetchJson(address: string, maxBytes: number, timeoutMs = TIMEOUT_MS): Promise<string> {
  if (!URL.canParse(address)) throw new FetchError(`« ${address} » n’est pas une adresse.`);
  const url = new URL(address);
  checkAddress(url, undefined);
  try {
    const response = await follow(url, AbortSignal.timeout(timeoutMs));
    if (!response.ok) {
      await response.body?.cancel();
      throw new FetchError(`${address} répond ${response.status}.`);
    }
    return await readBounded(response, maxBytes);
  } catch (cause) {
    if (cause instanceof FetchError) throw cause;
    throw new FetchError(`${address} ne peut pas être lu : ${describe(cause)}.`, { cause });
  }
}
