import type { Settings } from '#lib/portal/settings.ts';
import { PageLayout } from './page-layout.tsx';

/** In the place of the preview of a draft, once its link has ended. */
export function PreviewOverPage({ settings }: { settings: Settings }) {
  return (
    <PageLayout settings={settings} path="/erreur">
      <div className="fr-container po-page po-stack">
        <h1>Ce lien d’aperçu n’est plus valable</h1>
        <p className="fr-text--lead">
          Il a expiré, il a été retiré, ou le texte qu’il montrait a été publié ou abandonné depuis.
        </p>
        <p>Pour revoir ce texte, demandez un nouveau lien à la personne qui vous a envoyé celui-ci.</p>
        <ul>
          <li>
            <a href="/">Aller à l’accueil du portail</a>
          </li>
          <li>
            <a href="/recherche">Chercher une page publiée</a>
          </li>
        </ul>
      </div>
    </PageLayout>
  );
}
