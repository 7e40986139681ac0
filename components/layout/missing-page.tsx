import type { Settings } from '#lib/portal/settings.ts';
import { SearchForm } from '#components/form/search-form.tsx';
import { PageLayout } from './page-layout.tsx';

/** The page of an address that nothing answers. Its mark tells the document server, which gives the status. */
export function MissingPage({ settings }: { settings: Settings }) {
  return (
    <PageLayout settings={settings} path="/erreur">
      <div className="fr-container po-page po-stack" data-portail-missing="">
        <h1>Page introuvable</h1>
        <p className="fr-text--lead">Aucune page ne répond à cette adresse.</p>
        <p>Si vous l’avez saisie, vérifiez-la. Si un lien vous a mené ici, il est peut-être ancien.</p>
        <SearchForm
          action="/recherche"
          id="recherche-erreur"
          label="Chercher dans le portail"
          defaultValue=""
        />
        <ul>
          <li>
            <a href="/produits">Parcourir le catalogue des produits</a>
          </li>
          <li>
            <a href="/plan-du-site">Consulter le plan du site</a>
          </li>
          <li>
            <a href="/contact">Nous signaler un lien qui ne fonctionne pas</a>
          </li>
        </ul>
      </div>
    </PageLayout>
  );
}
