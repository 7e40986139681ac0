import type { Settings } from '#lib/portal/settings.ts';
import { PageLayout } from './page-layout.tsx';

export function ServerErrorPage({ settings }: { settings: Settings }) {
  return (
    <PageLayout settings={settings} path="/erreur">
      <div className="fr-container po-page po-stack">
        <h1>Erreur du portail</h1>
        <p className="fr-text--lead">Cette page n’a pas pu être préparée. L’erreur est enregistrée.</p>
        <p>Réessayez dans quelques minutes. Les autres pages restent consultables.</p>
        <ul>
          <li>
            <a href="/">Revenir à l’accueil</a>
          </li>
          <li>
            <a href="/contact">Nous dire ce que vous cherchiez</a>
          </li>
        </ul>
      </div>
    </PageLayout>
  );
}
