import type { Settings } from '#lib/portal/settings.ts';
import { QUERY_MAX_LENGTH } from '#lib/search/query-length.ts';
import { BrandBlock } from './brand-block.tsx';
import { findCurrent } from './find-current.ts';
import { NAVIGATION } from './navigation.ts';

const MENU_ID = 'menu-modale';
const SEARCH_ID = 'recherche-modale';
const SEARCH_INPUT_ID = 'recherche-texte';

interface HeaderProps {
  settings: Pick<Settings, 'brand' | 'title' | 'tagline'>;
  /** Path of the page, without its query. */
  path: string;
}

/**
 * DSFR's header. `data-po-opens` marks the links that `components/enhance/` turns into DSFR's buttons,
 * `data-po-reveal` what it shows, `data-po-suggest` the form that it completes. DSFR itself copies the tool links into
 * the empty `fr-header__menu-links`.
 */
export function Header({ settings, path }: HeaderProps) {
  return (
    <header role="banner" className="fr-header">
      <div className="fr-header__body">
        <div className="fr-container">
          <div className="fr-header__body-row">
            <div className="fr-header__brand">
              <div className="fr-header__brand-top">
                <div className="fr-header__logo">
                  <BrandBlock lines={settings.brand} />
                </div>
                <div className="fr-header__navbar">
                  <a
                    className="fr-btn--search fr-btn"
                    id="bouton-recherche"
                    href={NAVIGATION.search.href}
                    title={NAVIGATION.search.label}
                    data-po-opens={SEARCH_ID}
                  >
                    {NAVIGATION.search.label}
                  </a>
                  <a
                    className="fr-btn--menu fr-btn"
                    id="bouton-menu"
                    href="#menu-pied"
                    title="Menu"
                    data-po-opens={MENU_ID}
                  >
                    Menu
                  </a>
                </div>
              </div>
              <div className="fr-header__service fr-enlarge-link">
                <a href="/" title={`${settings.title} – retour à l’accueil`}>
                  <p className="fr-header__service-title">{settings.title}</p>
                </a>
                <p className="fr-header__service-tagline">{settings.tagline}</p>
              </div>
            </div>
            <div className="fr-header__tools">
              <div className="fr-header__tools-links">
                <ToolLinks path={path} />
              </div>
              <div className="fr-header__search fr-modal" id={SEARCH_ID}>
                <div className="fr-container fr-container-lg--fluid">
                  <CloseButton controls={SEARCH_ID} />
                  <SearchForm />
                </div>
              </div>
            </div>
          </div>
        </div>
      </div>
      <div className="fr-header__menu fr-modal" id={MENU_ID}>
        <div className="fr-container">
          <CloseButton controls={MENU_ID} />
          <div className="fr-header__menu-links" />
          <nav className="fr-nav" id="navigation" role="navigation" aria-label="Menu principal">
            <ul className="fr-nav__list">
              {NAVIGATION.main.map(({ href, label }) => (
                <li key={href} className="fr-nav__item">
                  <a className="fr-nav__link" href={href} aria-current={findCurrent(href, path)}>
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </div>
    </header>
  );
}

const TOOL_ICONS = {
  '/proposer-une-idee': 'fr-icon-lightbulb-line',
  '/contact': 'fr-icon-mail-line',
} as const satisfies Record<(typeof NAVIGATION.tools)[number]['href'], string>;

function ToolLinks({ path }: Pick<HeaderProps, 'path'>) {
  return (
    <ul className="fr-btns-group">
      {NAVIGATION.tools.map(({ href, label }) => (
        <li key={href}>
          <a className={`fr-btn ${TOOL_ICONS[href]}`} href={href} aria-current={findCurrent(href, path)}>
            {label}
          </a>
        </li>
      ))}
      <li hidden data-po-reveal="">
        <button
          className="fr-btn fr-icon-theme-fill"
          type="button"
          aria-haspopup="dialog"
          data-po-settings=""
        >
          Paramètres d’affichage
        </button>
      </li>
    </ul>
  );
}

function SearchForm() {
  return (
    <form
      className="fr-search-bar"
      role="search"
      aria-label="Dans tout le portail"
      action={NAVIGATION.search.href}
      method="get"
      data-po-suggest=""
    >
      <label className="fr-label" htmlFor={SEARCH_INPUT_ID}>
        Rechercher un produit, une actualité, une page
      </label>
      <input
        className="fr-input"
        id={SEARCH_INPUT_ID}
        type="search"
        name="q"
        maxLength={QUERY_MAX_LENGTH}
        placeholder="Rechercher"
        autoComplete="off"
      />
      <button className="fr-btn" type="submit" title="Rechercher">
        Rechercher
      </button>
    </form>
  );
}

function CloseButton({ controls }: { controls: string }) {
  return (
    <button className="fr-btn--close fr-btn" type="button" aria-controls={controls} title="Fermer">
      Fermer
    </button>
  );
}
