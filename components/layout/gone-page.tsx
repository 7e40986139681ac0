import { SearchForm } from '#components/form/search-form.tsx';
import type { Settings } from '#lib/portal/settings.ts';
import { PageLayout } from './page-layout.tsx';

interface GonePageProps {
  settings: Settings;
  gone: {
    title: string;
    successor: string | null;
    documentKind: 'produits' | 'actualites' | 'pages';
    formerSite: boolean;
    word: string | null;
  };
}

const LISTS = {
  produits: { href: '/produits', label: 'Voir les produits du catalogue' },
  actualites: { href: '/actualites', label: 'Lire les actualités' },
  pages: { href: '/plan-du-site', label: 'Consulter le plan du site' },
} as const;

/** A page that was public and no longer is, with what replaces it. */
export function GonePage({ settings, gone }: GonePageProps) {
  const list = LISTS[gone.documentKind];
  return (
    <PageLayout settings={settings} path="/erreur">
      <div className="fr-container po-page po-stack">
        <h1>Page retirée</h1>
        <p className="fr-text--lead">
          {gone.formerSite
            ? `« ${gone.title} » était sur un ancien site de la Fabrique et n’a pas été repris ici.`
            : `« ${gone.title} » n’est plus publié sur ce portail.`}
        </p>
        {gone.word && <p>{gone.word}</p>}
        {gone.successor && (
          <p>
            <a className="fr-btn" href={gone.successor}>
              {gone.formerSite ? 'Voir la page la plus proche' : 'Voir ce qui le remplace'}
            </a>
          </p>
        )}
        <SearchForm
          action="/recherche"
          id="recherche-erreur"
          label="Chercher dans le portail"
          defaultValue={gone.formerSite && gone.documentKind === 'produits' ? gone.title : ''}
        />
        <ul>
          <li>
            <a href={list.href}>{list.label}</a>
          </li>
          {gone.formerSite && gone.documentKind === 'produits' && (
            <li>
              <a href="https://beta.gouv.fr/startups/">
                Chercher ce produit parmi ceux de tous les incubateurs (beta.gouv.fr)
              </a>
            </li>
          )}
          <li>
            <a href="/contact">Demander ce que cette page est devenue</a>
          </li>
        </ul>
      </div>
    </PageLayout>
  );
}
