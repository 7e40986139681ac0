/**
 * Below DSFR's `lg` width the header's menu and search are in closed modals: the menu to skip to is the footer's, and
 * the search has no place in the page.
 */
export function SkipLinks() {
  return (
    <div className="fr-skiplinks">
      <nav className="fr-container" role="navigation" aria-label="Accès rapide">
        <ul className="fr-skiplinks__list">
          <li>
            <a className="fr-link" href="#contenu">
              Aller au contenu
            </a>
          </li>
          <li className="fr-hidden fr-unhidden-lg">
            <a className="fr-link" href="#navigation">
              Aller au menu
            </a>
          </li>
          <li className="fr-hidden-lg">
            <a className="fr-link" href="#menu-pied">
              Aller au menu
            </a>
          </li>
          <li className="fr-hidden fr-unhidden-lg">
            <a className="fr-link" href="#recherche-texte">
              Aller à la recherche
            </a>
          </li>
          <li>
            <a className="fr-link" href="#pied-de-page">
              Aller au pied de page
            </a>
          </li>
        </ul>
      </nav>
    </div>
  );
}
