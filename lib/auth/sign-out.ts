import { buildEndSessionUrl } from 'openid-client';
import type { Store } from '#db/client.ts';
import { insertAudit } from '#db/queries/audit.ts';
import { findSignOut, saveAuthExchange, takeAuthExchange } from '#db/queries/auth-exchanges.ts';
import { endSession, type SessionRow } from '#db/queries/sessions.ts';
import { writeAtOnce } from '#db/transaction.ts';
import { EXCHANGE_MS, type SignInContext } from './begin-sign-in.ts';
import { getProviderConfiguration } from './provider-client.ts';
import type { ProviderSettings } from './provider.ts';
import { hashSecret, makeSecret } from './secret.ts';

/** Registered with the provider, to the letter. */
export const SIGNED_OUT_PATH = '/auth/deconnexion/retour';

/** Ends a session of the portal. */
export async function signOut(store: Store, session: SessionRow, now: Date): Promise<void> {
  const instant = now.toISOString();
  await writeAtOnce(store, (tx) => {
    if (!endSession(tx, session.id, instant)) return;
    const target = `session/${session.id}`;
    insertAudit(tx, { staffId: session.staffId, action: 'sign-out', target }, instant);
  });
}

/** Notes that a browser is to close its session at the provider too; gives the token of its cookie. */
export async function beginProviderSignOut(
  store: Store,
  { provider, idToken, now }: { provider: ProviderSettings; idToken: string; now: Date },
): Promise<string> {
  const [state, browserToken] = [makeSecret(), makeSecret()];
  await saveAuthExchange(store, {
    stateHash: hashSecret(state),
    browserHash: hashSecret(browserToken),
    kind: 'sign-out',
    issuer: provider.issuer,
    nonce: null,
    codeVerifier: null,
    returnTo: null,
    state,
    idToken,
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + EXCHANGE_MS).toISOString(),
  });
  return browserToken;
}

/** The provider’s address that ends the session there; undefined for a browser that began no sign-out. */
export async function findProviderSignOut(
  { store, provider, siteUrl, now }: SignInContext,
  browserToken: string,
): Promise<string | undefined> {
  const exchange = await findSignOut(store, hashSecret(browserToken), now.toISOString());
  if (!exchange || exchange.issuer !== provider.issuer) return undefined;
  return buildEndSessionUrl(await getProviderConfiguration(provider), {
    post_logout_redirect_uri: `${siteUrl}${SIGNED_OUT_PATH}`,
    state: exchange.state ?? '',
    id_token_hint: exchange.idToken ?? '',
  }).href;
}

/** True when the state that came back is the one this browser was sent with. */
export async function finishProviderSignOut(
  store: Store,
  { state, browserToken, now }: { state: string; browserToken: string; now: Date },
): Promise<boolean> {
  const exchange = await takeAuthExchange(
    store,
    { stateHash: hashSecret(state), browserHash: hashSecret(browserToken), kind: 'sign-out' },
    now.toISOString(),
  );
  return exchange !== undefined;
}
