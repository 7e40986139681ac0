import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { DocumentHead } from '#components/dsfr/document-head.tsx';
import { HTML_ATTRIBUTES } from '#components/dsfr/html-attributes.ts';
import { getEnv } from '#lib/env.ts';
import { getSettings } from '#lib/portal/current.ts';
import '#components/dsfr/generated/public.css';

// Pages are made when they are asked for and kept by the document server (decision 0003): the build needs no database.
export const dynamic = 'force-dynamic';

export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

export function generateMetadata(): Metadata {
  const { name, description } = getSettings();
  return {
    metadataBase: new URL(getEnv().SITE_URL),
    title: { default: name, template: `%s – ${name}` },
    description,
    openGraph: {
      siteName: name,
      locale: 'fr_FR',
      type: 'website',
      images: ['/partage.png'],
    },
    formatDetection: { telephone: false },
  };
}

export default function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <html {...HTML_ATTRIBUTES}>
      <head>
        <DocumentHead searchTitle={getSettings().short_name} />
      </head>
      <body>{children}</body>
    </html>
  );
}
