import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { DocumentHead } from '#components/dsfr/document-head.tsx';
import { HTML_ATTRIBUTES } from '#components/dsfr/html-attributes.ts';
import { StudioFooter } from '#components/studio/studio-footer.tsx';
import { StudioHeader } from '#components/studio/studio-header.tsx';
import { StudioSkipLinks } from '#components/studio/studio-skip-links.tsx';
import { findNonce } from '#lib/http/find-nonce.ts';
import { getSettings } from '#lib/portal/current.ts';
import '@codegouvfr/react-dsfr/assets/proconnect-btn.css';
import '#components/dsfr/generated/studio.css';
import '#components/dsfr/portail.css';
import '#components/studio/studio.css';

export const dynamic = 'force-dynamic';

export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

export function generateMetadata(): Metadata {
  const { name } = getSettings();
  return {
    title: { default: `Studio – ${name}`, template: `%s – Studio – ${name}` },
    robots: { index: false },
  };
}

export default async function AuthLayout({ children }: { children: ReactNode }) {
  const settings = getSettings();
  const nonce = findNonce((await headers()).get('content-security-policy'));
  return (
    <html {...HTML_ATTRIBUTES}>
      <head>
        <DocumentHead nonce={nonce} />
      </head>
      <body>
        <StudioSkipLinks
          links={[
            { href: '#contenu', label: 'Aller au contenu' },
            { href: '#pied-de-page', label: 'Aller au pied de page' },
          ]}
        />
        <StudioHeader settings={settings} home={{ href: '/', label: 'Studio' }} />
        <main id="contenu" role="main" tabIndex={-1}>
          <div className="fr-container po-studio-page po-stack po-auth">{children}</div>
        </main>
        <StudioFooter settings={settings} />
      </body>
    </html>
  );
}
