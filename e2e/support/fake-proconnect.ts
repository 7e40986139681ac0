import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import Provider, { interactionPolicy, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import { type Persona, PERSONAS, TAMPERED_EMAIL } from './personas.ts';

export const CLIENT_ID = 'portail';
export const CLIENT_SECRET = 'secret-de-developpement-sans-valeur';

export interface FakeProconnect {
  issuer: string;
  stop: () => Promise<void>;
}

const findPersona = (sub: string): Persona | undefined =>
  Object.values(PERSONAS).find((persona) => persona.sub === sub);

/** ProConnect answers with the level it has, whatever was asked as essential: the portal has to look. */
function policyWithoutLevels() {
  const policy = interactionPolicy.base();
  const login = policy.get('login');
  login?.checks.remove('essential_acrs');
  login?.checks.remove('essential_acr');
  return policy;
}

function configure(siteUrl: string): Configuration {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    acrValues: ['eidas1', 'eidas1-mfa', 'eidas2', 'eidas3'],
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: CLIENT_SECRET,
        redirect_uris: [`${siteUrl}/auth/retour`],
        post_logout_redirect_uris: [`${siteUrl}/auth/deconnexion/retour`],
        token_endpoint_auth_method: 'client_secret_post',
        userinfo_signed_response_alg: 'RS256',
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: {
      openid: ['sub', 'acr', 'amr'],
      email: ['email'],
      given_name: ['given_name'],
      usual_name: ['usual_name'],
    },
    cookies: { keys: ['faux-proconnect'] },
    features: {
      devInteractions: { enabled: false },
      claimsParameter: { enabled: true },
      jwtUserinfo: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => {
          // As ProConnect does: no question asked.
          context.body =
            `<!DOCTYPE html><html lang="fr"><title>Déconnexion</title>${form}<script>document.forms[0].submit()</script><button form="op.logoutForm" name="logout" value="yes">Se déconnecter</button></html>`.replace(
              '</form>',
              '<input type="hidden" name="logout" value="yes"/></form>',
            );
        },
      },
    },
    findAccount: (_context, sub) => {
      const persona = findPersona(sub);
      if (!persona) return undefined;
      const { email, given_name, usual_name } = persona;
      return { accountId: sub, claims: () => ({ sub, email, given_name, usual_name }) };
    },
    interactions: { policy: policyWithoutLevels(), url: (_context, { uid }) => `/interaction/${uid}` },
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kty: 'RSA', alg: 'RS256', use: 'sig' }] },
    loadExistingGrant: async (context) => {
      const { client, session, provider } = context.oidc;
      const grant = new provider.Grant({ clientId: client?.clientId, accountId: session?.accountId });
      grant.addOIDCScope('openid email given_name usual_name');
      grant.addOIDCClaims(['acr', 'amr']);
      await grant.save();
      return grant;
    },
    pkce: { required: () => true },
    ttl: {
      AuthorizationCode: 60,
      Session: 43_200,
      Interaction: 600,
      Grant: 43_200,
      IdToken: 600,
      AccessToken: 60,
    },
  };
}

/** The payload of a JWT with another address, under the signature of the true one. */
function tamper(jwt: string): string {
  const [head = '', body = '', signature = ''] = jwt.split('.');
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
  const changed = Buffer.from(JSON.stringify({ ...claims, email: TAMPERED_EMAIL })).toString('base64url');
  return `${head}.${changed}.${signature}`;
}

function spoilUserInfo(context: KoaContextWithOIDC): void {
  const body: unknown = context.body;
  // Requests that no route of the provider takes have no `oidc`.
  if (!('oidc' in context) || context.oidc.route !== 'userinfo' || typeof body !== 'string') return;
  const fault = findPersona(context.oidc.account?.accountId ?? '')?.fault;
  if (fault === 'tampered') context.body = tamper(body);
  if (fault === 'unsigned') {
    context.type = 'application/json';
    context.body = Buffer.from(body.split('.')[1] ?? '', 'base64url').toString();
  }
}

function showPersonas(uid: string): string {
  const buttons = Object.entries(PERSONAS).map(
    ([name, { label, email }]) => `<p><button name="persona" value="${name}">${label}</button> ${email}</p>`,
  );
  return `<!DOCTYPE html><html lang="fr"><meta charset="utf-8"><title>Faux ProConnect</title><h1>Faux ProConnect, pour le développement</h1><form method="post" action="/interaction/${uid}">${buttons.join('')}<p><button name="persona" value="">Abandonner</button></p></form></html>`;
}

async function interact(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { uid } = await provider.interactionDetails(request, response);
  if (request.method !== 'POST') {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(showPersonas(uid));
    return;
  }
  const name = new URLSearchParams(await readText(request)).get('persona') ?? '';
  const persona = Object.hasOwn(PERSONAS, name) ? PERSONAS[name as keyof typeof PERSONAS] : undefined;
  const result = persona
    ? { login: { accountId: persona.sub, acr: persona.acr, amr: ['pwd'], remember: true } }
    : { error: 'access_denied', error_description: 'abandon' };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

/**
 * Plays ProConnect on this machine: signed user-info, PKCE, levels of authentication, sign-out. Never in production,
 * where it would let anyone be anyone.
 */
export async function startFakeProconnect(siteUrl: string, port = 0): Promise<FakeProconnect> {
  if (process.env.NODE_ENV === 'production')
    throw new Error('The fake ProConnect does not start with NODE_ENV=production.');
  const server = createServer();
  await new Promise<void>((listening, fail) => {
    server.once('error', fail).listen(port, '127.0.0.1', listening);
  });
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, configure(siteUrl));
  provider.use(async (context: KoaContextWithOIDC, next: () => Promise<void>) => {
    await next();
    spoilUserInfo(context);
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) void answer(request, response);
    else interact(provider, request, response).catch(() => response.writeHead(400).end());
  });
  return {
    issuer,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
