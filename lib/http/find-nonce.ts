/** The nonce of a content security policy, as the server tells it to Next with each request of the studio. */
export function findNonce(policy: string | null): string | undefined {
  return /'nonce-([A-Za-z0-9+/=_-]+)'/.exec(policy ?? '')?.[1];
}
