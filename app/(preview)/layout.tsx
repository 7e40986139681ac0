import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { DocumentHead } from '#components/dsfr/document-head.tsx';
import { HTML_ATTRIBUTES } from '#components/dsfr/html-attributes.ts';
import '#components/dsfr/generated/public.css';

export const dynamic = 'force-dynamic';

export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

export const metadata: Metadata = { title: 'Aperçu', robots: { index: false } };

/** The document of public pages, around a page that is not public. */
export default function PreviewDocument({ children }: { children: ReactNode }) {
  return (
    <html {...HTML_ATTRIBUTES}>
      <head>
        <DocumentHead />
      </head>
      <body>{children}</body>
    </html>
  );
}
