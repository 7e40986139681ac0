import { ACCESSIBILITY_LABELS, type Settings } from '#lib/portal/settings.ts';
import { BrandBlock } from './brand-block.tsx';
import { findCurrent } from './find-current.ts';
import { NAVIGATION } from './navigation.ts';

const OFFICIAL_SITES = [
  'info.gouv.fr',
  'service-public.gouv.fr',
  'legifrance.gouv.fr',
  'data.gouv.fr',
] as const;

interface FooterProps {
  settings: Pick<Settings, 'brand' | 'title' | 'description' | 'accessibility' | 'licence'>;
  /** Path of the page, without its query. */
  path: string;
}

/** `menu-pied` is the menu of small screens without script: the header's burger leads to it. */
export function Footer({ settings, path }: FooterProps) {
  const accessibility = `${NAVIGATION.accessibility.label} : ${ACCESSIBILITY_LABELS[settings.accessibility.status]}`;
  const bottom = [
    NAVIGATION.map,
    { href: NAVIGATION.accessibility.href, label: accessibility },
    ...NAVIGATION.legal,
  ];
  return (
    <footer className="fr-footer" role="contentinfo" id="pied-de-page">
      <div className="fr-footer__top">
        <nav className="fr-container" id="menu-pied" role="navigation" aria-label="Menu complet">
          <ul className="po-footer-menu">
            {[...NAVIGATION.main, NAVIGATION.search, ...NAVIGATION.tools].map(({ href, label }) => (
              <li key={href}>
                <a className="fr-footer__top-link" href={href} aria-current={findCurrent(href, path)}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
      <div className="fr-container">
        <div className="fr-footer__body">
          <div className="fr-footer__brand fr-enlarge-link">
            <a href="/" title={`${settings.brand.join(' ')} – retour à l’accueil du site ${settings.title}`}>
              <BrandBlock lines={settings.brand} />
            </a>
          </div>
          <div className="fr-footer__content">
            <p className="fr-footer__content-desc">{settings.description}</p>
            <ul className="fr-footer__content-list">
              {OFFICIAL_SITES.map((host) => (
                <li key={host} className="fr-footer__content-item">
                  <a className="fr-footer__content-link" href={`https://${host}`}>
                    {host}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        </div>
        <div className="fr-footer__bottom">
          <ul className="fr-footer__bottom-list">
            {bottom.map(({ href, label }) => (
              <li key={href} className="fr-footer__bottom-item">
                <a className="fr-footer__bottom-link" href={href} aria-current={findCurrent(href, path)}>
                  {label}
                </a>
              </li>
            ))}
            <li className="fr-footer__bottom-item" hidden data-po-reveal="">
              <button
                className="fr-footer__bottom-link fr-icon-theme-fill fr-btn--icon-left"
                type="button"
                aria-haspopup="dialog"
                data-po-settings=""
              >
                Paramètres d’affichage
              </button>
            </li>
          </ul>
          <div className="fr-footer__bottom-copy">
            <p>
              Sauf mention explicite de propriété intellectuelle détenue par des tiers, les contenus de ce
              site sont proposés sous <a href={settings.licence.url}>licence {settings.licence.spdx}</a>.
            </p>
          </div>
        </div>
      </div>
    </footer>
  );
}
