import type { Metadata } from 'next';

export const metadata: Metadata = { title: 'Déconnexion' };

export default function SignedOutPage() {
  return (
    <>
      <h1>Vous êtes déconnecté</h1>
      <p className="fr-text--lead">Votre session dans le studio est fermée.</p>
      <ul className="fr-btns-group fr-btns-group--inline-md">
        <li>
          <a className="fr-btn" href="/">
            Aller au portail public
          </a>
        </li>
        <li>
          <a className="fr-btn fr-btn--secondary" href="/auth/connexion">
            Se connecter de nouveau
          </a>
        </li>
      </ul>
    </>
  );
}
