import type { Metadata } from 'next';

export const metadata: Metadata = { title: 'Déconnexion' };

/**
 * A step between our form and the provider: the policy on forms follows redirects, and the provider may lead through
 * sites that it cannot name. A refresh begins a navigation of its own.
 */
export default function SignOutStepPage() {
  return (
    <>
      <meta httpEquiv="refresh" content="0; url=/auth/deconnexion/proconnect" />
      <h1>Vous êtes déconnecté du studio</h1>
      <p className="fr-text--lead">Votre session ProConnect va être fermée aussi.</p>
      <p>
        <a href="/auth/deconnexion/proconnect">Fermer la session ProConnect</a>, si rien ne se passe.
      </p>
    </>
  );
}
