import type { Metadata } from 'next';
import { ProConnectButton } from '#components/studio/proconnect-button.tsx';
import { allowsTerminalLink, findProvider } from '#lib/auth/provider.ts';
import { readReturnTo } from '#lib/auth/return-to.ts';
import { getEnv } from '#lib/env.ts';
import { type PageParams, toSearchParams } from '#lib/http/page-params.ts';

export const metadata: Metadata = { title: 'Connexion' };

export default async function SignInPage({ searchParams }: { searchParams: Promise<PageParams> }) {
  const params = toSearchParams(await searchParams);
  const query = new URLSearchParams({ retour: readReturnTo(params.get('retour')) }).toString();
  return (
    <>
      <h1>Connexion au studio</h1>
      {params.get('motif') === 'session' && (
        <div className="fr-alert fr-alert--info">
          <h2 className="fr-alert__title">Votre session a expiré</h2>
          <p>Reconnectez-vous : vous reviendrez à la page que vous aviez demandée.</p>
        </div>
      )}
      <p className="fr-text--lead">
        Le studio est réservé aux agents invités à écrire les actualités et les fiches du portail.
      </p>
      <WayIn query={query} />
    </>
  );
}

function WayIn({ query }: { query: string }) {
  const env = getEnv();
  if (findProvider(env)) {
    return (
      <>
        <p>Identifiez-vous avec votre compte professionnel. Une double authentification est demandée.</p>
        <ProConnectButton href={`/auth/proconnect?${query}`} />
      </>
    );
  }
  if (allowsTerminalLink(env)) {
    return (
      <p>
        Ce portail tourne sur votre machine, sans fournisseur d’identité. Ouvrez le dernier lien
        «&nbsp;Studio&nbsp;: …&nbsp;» affiché dans le terminal qui le fait tourner, ou demandez-en un autre
        par la commande <code>npm run -s portail -- staff link</code>.
      </p>
    );
  }
  return (
    <div className="fr-alert fr-alert--warning">
      <h2 className="fr-alert__title">La connexion n’est pas configurée</h2>
      <p>
        Aucun fournisseur d’identité n’est réglé sur ce portail&nbsp;: personne ne peut entrer dans le studio.
        La personne qui l’exploite doit donner les variables <code>OIDC_ISSUER</code>,{' '}
        <code>OIDC_CLIENT_ID</code> et <code>OIDC_CLIENT_SECRET</code>.
      </p>
    </div>
  );
}
