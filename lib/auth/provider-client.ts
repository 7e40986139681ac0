import * as client from 'openid-client';
import type { ProviderSettings } from './provider.ts';

const DISCOVERY_TTL_MS = 3_600_000;
const TIMEOUT_S = 5;
/** The two that ProConnect registers (documentation of August 2026). A symmetric or absent signature is refused. */
const SIGNATURES = ['RS256', 'ES256'];

interface Known {
  settings: ProviderSettings;
  configuration: Promise<client.Configuration>;
  readAt: number;
}

/** A copy of what the provider publishes, which any instance makes again: it decides nothing. */
let known: Known | undefined;

const amongOurs = (algorithms: readonly string[] | undefined): string[] =>
  algorithms ? SIGNATURES.filter((name) => algorithms.includes(name)) : SIGNATURES;

/** A user-info that is not signed proves nothing of who wrote it: the library would take it. */
function refuseUnsigned(userInfoEndpoint: string | undefined): client.CustomFetch {
  return async (url, { body, ...options }) => {
    const isText = typeof body === 'string' || body instanceof URLSearchParams;
    const answer = await fetch(url, { ...options, ...(isText && { body }) });
    const type = answer.headers.get('content-type') ?? '';
    if (url === userInfoEndpoint && answer.ok && !/^application\/jwt\b/i.test(type))
      throw new Error('the provider sent a user-info that is not signed');
    return answer;
  };
}

async function discover({ issuer, clientId, clientSecret }: ProviderSettings): Promise<client.Configuration> {
  const url = new URL(issuer);
  const isClear = url.protocol === 'http:';
  const execute = isClear ? { execute: [client.allowInsecureRequests] } : {};
  const found = await client.discovery(url, clientId, clientSecret, client.ClientSecretPost(clientSecret), {
    timeout: TIMEOUT_S,
    ...execute,
  });
  const server: client.ServerMetadata = found.serverMetadata();
  const configuration = new client.Configuration(
    {
      ...server,
      id_token_signing_alg_values_supported: amongOurs(server.id_token_signing_alg_values_supported),
      userinfo_signing_alg_values_supported: amongOurs(server.userinfo_signing_alg_values_supported),
    },
    clientId,
    clientSecret,
    client.ClientSecretPost(clientSecret),
  );
  configuration.timeout = TIMEOUT_S;
  configuration[client.customFetch] = refuseUnsigned(server.userinfo_endpoint);
  // Without it, openid-client 6 takes a user-info whose signature is false.
  client.enableNonRepudiationChecks(configuration);
  if (isClear) client.allowInsecureRequests(configuration);
  return configuration;
}

/** What the provider publishes, asked when it is first needed and once an hour. A failure is not kept. */
export async function getProviderConfiguration(
  settings: ProviderSettings,
  now = Date.now(),
): Promise<client.Configuration> {
  const isSame =
    known?.settings.issuer === settings.issuer &&
    known.settings.clientId === settings.clientId &&
    known.settings.clientSecret === settings.clientSecret;
  if (!known || !isSame || now - known.readAt > DISCOVERY_TTL_MS) {
    const fresh: Known = { settings, configuration: discover(settings), readAt: now };
    known = fresh;
    fresh.configuration.catch(() => {
      if (known === fresh) known = undefined;
    });
  }
  return known.configuration;
}
