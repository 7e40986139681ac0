import type { ReactNode } from 'react';
import { CsrfField } from '#components/studio/csrf-field.tsx';
import { HeaderSearch } from '#components/studio/header-search.tsx';
import { StudioFooter } from '#components/studio/studio-footer.tsx';
import { StudioHeader } from '#components/studio/studio-header.tsx';
import { StudioNavigation } from '#components/studio/studio-navigation.tsx';
import { StudioSkipLinks } from '#components/studio/studio-skip-links.tsx';
import { requirePageSession } from '#lib/auth/current-session.ts';
import { describeRole } from '#lib/auth/permissions.ts';
import { listStudioLinks } from '#lib/auth/studio-links.ts';
import { getSettings } from '#lib/portal/current.ts';

export default async function StudioLayout({ children }: { children: ReactNode }) {
  const { actor, csrfToken } = await requirePageSession('enter');
  const settings = getSettings();
  return (
    <>
      <StudioSkipLinks
        links={[
          { href: '#contenu', label: 'Aller au contenu' },
          { href: '#navigation', label: 'Aller au menu' },
          { href: '#pied-de-page', label: 'Aller au pied de page' },
        ]}
      />
      <StudioHeader
        settings={settings}
        home={{ href: '/studio', label: 'Studio' }}
        account={
          <>
            <p className="fr-text--sm">
              {actor.name}{' '}
              <span className="fr-badge fr-badge--sm fr-badge--no-icon">{describeRole(actor)}</span>
            </p>
            <form action="/auth/deconnexion" method="post">
              <CsrfField token={csrfToken} />
              <button
                className="fr-btn fr-btn--tertiary-no-outline fr-btn--sm fr-btn--icon-left fr-icon-logout-box-r-line"
                type="submit"
              >
                Se déconnecter
              </button>
            </form>
          </>
        }
        search={<HeaderSearch />}
        navigation={<StudioNavigation links={listStudioLinks(actor)} />}
      />
      <main id="contenu" role="main" tabIndex={-1}>
        <div className="fr-container po-studio-page po-stack">{children}</div>
      </main>
      <StudioFooter settings={settings} />
    </>
  );
}
