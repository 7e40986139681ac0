import type { Env } from '#lib/env.ts';

export interface ProviderSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
}

type ProviderEnv = Pick<Env, 'OIDC_ISSUER' | 'OIDC_CLIENT_ID' | 'OIDC_CLIENT_SECRET'>;

/** The provider of the environment: all of its three variables, or none (lib/env.ts). */
export function findProvider(env: ProviderEnv): ProviderSettings | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  return issuer && clientId && clientSecret ? { issuer, clientId, clientSecret } : undefined;
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/;

export function isLoopback(hostname: string): boolean {
  return LOOPBACK.test(hostname);
}

/**
 * Whether the terminal’s link may sign someone in: no provider, and a portal that only this machine reaches. A public
 * address means that a proxy stands in front of a local port.
 */
export function allowsTerminalLink(env: ProviderEnv & Pick<Env, 'HOST' | 'SITE_URL'>): boolean {
  return (
    findProvider(env) === undefined && isLoopback(env.HOST) && isLoopback(new URL(env.SITE_URL).hostname)
  );
}
