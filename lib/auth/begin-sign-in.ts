import { buildAuthorizationUrl, calculatePKCECodeChallenge, randomPKCECodeVerifier } from 'openid-client';
import type { Store } from '#db/client.ts';
import { hasOpenSignIn, saveAuthExchange } from '#db/queries/auth-exchanges.ts';
import { CLAIMS } from './acr.ts';
import { getProviderConfiguration } from './provider-client.ts';
import type { ProviderSettings } from './provider.ts';
import { hashSecret, makeSecret } from './secret.ts';

/** A code of the provider lives a minute; a person takes longer to find their second factor. */
export const EXCHANGE_MS = 15 * 60_000;

/** ProConnect’s. `siret`, `idp_id` and `roles` may be empty or wrong for some ministries, and nothing here asks them. */
const SCOPE = 'openid given_name usual_name email';

export const RETURN_PATH = '/auth/retour';

export interface SignInContext {
  store: Store;
  provider: ProviderSettings;
  siteUrl: string;
  now: Date;
}

/** Whether the token of a browser’s cookie is that of a sign-in which it began here and has not finished. */
export async function isSigningIn(
  { store, now }: Pick<SignInContext, 'store' | 'now'>,
  browserToken: string | undefined,
): Promise<boolean> {
  if (browserToken === undefined) return false;
  return hasOpenSignIn(store, hashSecret(browserToken), now.toISOString());
}

/**
 * Notes a sign-in under way, and says where to send the browser and which token its cookie takes. A browser keeps its token
 * as long as one of its tabs is at the provider, so that each may come back. Only a token that was given here is kept: one
 * that someone else put in the cookie is replaced.
 */
export async function beginSignIn(
  context: SignInContext,
  returnTo: string,
  known?: string,
): Promise<{ location: string; browserToken: string }> {
  const { store, provider, siteUrl, now } = context;
  const configuration = await getProviderConfiguration(provider);
  const [state, nonce] = [makeSecret(), makeSecret()];
  const browserToken = known !== undefined && (await isSigningIn(context, known)) ? known : makeSecret();
  const codeVerifier = randomPKCECodeVerifier();
  await saveAuthExchange(store, {
    stateHash: hashSecret(state),
    browserHash: hashSecret(browserToken),
    kind: 'sign-in',
    issuer: configuration.serverMetadata().issuer,
    nonce,
    codeVerifier,
    returnTo,
    state: null,
    idToken: null,
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + EXCHANGE_MS).toISOString(),
  });
  const url = buildAuthorizationUrl(configuration, {
    redirect_uri: `${siteUrl}${RETURN_PATH}`,
    scope: SCOPE,
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
    claims: CLAIMS,
  });
  return { location: url.href, browserToken };
}
