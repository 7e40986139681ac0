import type { ReactNode } from 'react';
import { BrandBlock } from '#components/layout/brand-block.tsx';
import type { Settings } from '#lib/portal/settings.ts';

interface StudioHeaderProps {
  settings: Pick<Settings, 'brand' | 'title'>;
  /** Where the name of the service leads. */
  home: { href: string; label: string };
  /** Who is signed in, and the way out. */
  account?: ReactNode;
  /** What looks for a text, under the account. */
  search?: ReactNode;
  navigation?: ReactNode;
}

/**
 * DSFR’s header without its modals: the few links of the studio are always in sight, on a phone and without script
 * too.
 */
export function StudioHeader({ settings, home, account, search, navigation }: StudioHeaderProps) {
  return (
    <header role="banner" className="fr-header po-studio-header">
      <div className="fr-header__body">
        <div className="fr-container">
          <div className="fr-header__body-row">
            <div className="fr-header__brand">
              <div className="fr-header__brand-top">
                <div className="fr-header__logo">
                  <BrandBlock lines={settings.brand} />
                </div>
              </div>
              <div className="fr-header__service">
                <a href={home.href} title={`${home.label} – ${settings.title}`}>
                  <p className="fr-header__service-title">{home.label}</p>
                </a>
                <p className="fr-header__service-tagline">{settings.title}</p>
              </div>
            </div>
            <div className="po-studio-account">
              {account}
              <button
                className="fr-btn fr-btn--tertiary-no-outline fr-btn--sm fr-btn--icon-left fr-icon-theme-fill"
                type="button"
                aria-haspopup="dialog"
                data-po-settings=""
              >
                Paramètres d’affichage
              </button>
            </div>
          </div>
          {search}
        </div>
      </div>
      {navigation}
    </header>
  );
}
