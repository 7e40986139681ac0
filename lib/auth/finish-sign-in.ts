import { authorizationCodeGrant, AuthorizationResponseError, fetchUserInfo } from 'openid-client';
import { z } from 'zod';
import { takeAuthExchange } from '#db/queries/auth-exchanges.ts';
import { findStoreFault } from '#db/store-fault.ts';
import { getLog } from '#lib/log.ts';
import { hasTwoFactors } from './acr.ts';
import { admit } from './admit.ts';
import { RETURN_PATH, type SignInContext } from './begin-sign-in.ts';
import type { NoticeName } from './notices.ts';
import { getProviderConfiguration } from './provider-client.ts';
import { readReturnTo } from './return-to.ts';
import { hashSecret } from './secret.ts';

export type SignInOutcome =
  { kind: 'signed-in'; token: string; returnTo: string } | { kind: 'refused'; notice: NoticeName };

const QUERY_MAX = 4_096;

/** What is read of a person. The rest of what ProConnect may say is not asked, and not kept. */
const identitySchema = z.object({
  sub: z.string().min(1).max(255),
  email: z.email().max(254),
  email_verified: z.boolean().optional(),
  given_name: z.string().max(100).optional(),
  usual_name: z.string().max(100).optional(),
});

const refused = (notice: NoticeName): SignInOutcome => ({ kind: 'refused', notice });

/** Only the kind of fault: messages of a provider may name a person. */
function describeFault(cause: unknown): Record<string, unknown> {
  if (!(cause instanceof Error)) return { fault: typeof cause };
  const { name, cause: inner } = cause;
  const code = 'code' in cause ? cause.code : undefined;
  return { fault: name, code, inner: inner instanceof Error ? inner.name : undefined };
}

function nameOf({ given_name, usual_name }: z.infer<typeof identitySchema>): string | null {
  return [given_name, usual_name].filter((part) => part !== undefined && part !== '').join(' ') || null;
}

/**
 * The way back from the provider. The exchange is taken first, so that an address that came once never serves again;
 * then the code is changed for an ID token and a user-info, both signed; only then is it asked who that is.
 */
export async function finishSignIn(
  context: SignInContext,
  { search, browserToken }: { search: string; browserToken: string | undefined },
): Promise<SignInOutcome> {
  const { store, provider, siteUrl, now } = context;
  const params = new URLSearchParams(search);
  const [state, ...others] = params.getAll('state');
  if (search.length > QUERY_MAX || !state || others.length > 0 || !browserToken)
    return refused('demande-inconnue');
  const exchange = await takeAuthExchange(
    store,
    { stateHash: hashSecret(state), browserHash: hashSecret(browserToken), kind: 'sign-in' },
    now.toISOString(),
  );
  if (!exchange?.nonce || !exchange.codeVerifier) return refused('demande-inconnue');
  const configuration = await getProviderConfiguration(provider).catch(() => undefined);
  if (!configuration) return refused('injoignable');
  // Begun with a provider, never ended with another.
  if (configuration.serverMetadata().issuer !== exchange.issuer) return refused('demande-inconnue');
  try {
    const tokens = await authorizationCodeGrant(configuration, new URL(`${siteUrl}${RETURN_PATH}${search}`), {
      expectedState: state,
      expectedNonce: exchange.nonce,
      pkceCodeVerifier: exchange.codeVerifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) return refused('refusee');
    if (!hasTwoFactors(claims['acr'])) return refused('double-authentification');
    const identity = identitySchema.parse(
      await fetchUserInfo(configuration, tokens.access_token, claims.sub),
    );
    if (identity.email_verified === false) return refused('non-invite');
    const admission = await admit(
      store,
      {
        issuer: claims.iss,
        subject: claims.sub,
        email: identity.email.toLowerCase(),
        name: nameOf(identity),
        idToken: tokens.id_token ?? null,
      },
      now,
    );
    if (admission.kind === 'refused') return admission;
    return { ...admission, returnTo: readReturnTo(exchange.returnTo) };
  } catch (cause) {
    // Nothing of the provider’s answer was at fault.
    if (findStoreFault(cause) !== undefined) throw cause;
    if (cause instanceof AuthorizationResponseError)
      return refused(cause.error === 'access_denied' ? 'annulee' : 'refusee');
    getLog().warn(describeFault(cause), 'a sign-in could not be verified');
    return refused(isUnreachable(cause) ? 'injoignable' : 'refusee');
  }
}

/** No answer, or none in time: what the network says of itself. */
function isUnreachable(cause: unknown): boolean {
  for (let fault = cause; fault instanceof Error; fault = fault.cause) {
    if (
      fault.name === 'TimeoutError' ||
      ('code' in fault && /^(ECONN|ENOTFOUND|EAI_|UND_ERR|OAUTH_TIMEOUT)/.test(String(fault.code)))
    )
      return true;
  }
  return false;
}
