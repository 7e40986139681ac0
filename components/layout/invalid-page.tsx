import type { QueryFault } from '#lib/catalogue/query.ts';
import type { Settings } from '#lib/portal/settings.ts';
import { PageLayout } from './page-layout.tsx';

interface InvalidPageProps {
  settings: Settings;
  faults: readonly QueryFault[];
  /** Path asked, to begin again from. */
  path: string;
}

/** An address that cannot be understood: which part, and what would be accepted. */
export function InvalidPage({ settings, faults, path }: InvalidPageProps) {
  return (
    <PageLayout settings={settings} path="/erreur">
      <div className="fr-container po-page po-stack">
        <h1>Adresse incorrecte</h1>
        <p className="fr-text--lead">
          {faults.length > 0
            ? 'Une partie de l’adresse ne peut pas être comprise.'
            : 'L’adresse contient un caractère mal codé et ne peut pas être lue.'}
        </p>
        {faults.length > 0 && (
          <ul>
            {faults.map(({ parameter, message, accepted }) => (
              <li key={parameter}>
                <strong>{parameter}</strong> : {message} Valeurs acceptées : {accepted.join(', ')}.
              </li>
            ))}
          </ul>
        )}
        <ul>
          {faults.length > 0 && (
            <li>
              <a href={path}>Recommencer sans ces paramètres</a>
            </li>
          )}
          <li>
            <a href="/produits">Parcourir le catalogue des produits</a>
          </li>
          <li>
            <a href="/plan-du-site">Consulter le plan du site</a>
          </li>
        </ul>
      </div>
    </PageLayout>
  );
}
