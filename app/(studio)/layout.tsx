import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { DocumentHead } from '#components/dsfr/document-head.tsx';
import { HTML_ATTRIBUTES } from '#components/dsfr/html-attributes.ts';
import { findNonce } from '#lib/http/find-nonce.ts';
import { getSettings } from '#lib/portal/current.ts';
import '#components/dsfr/generated/studio.css';
import '#components/dsfr/portail.css';
import '#components/studio/studio.css';
import '#components/studio/administration.css';
import '#components/studio/editor/visual/visual-source.css';
import '#components/studio/images/images.css';

export const dynamic = 'force-dynamic';

export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

export function generateMetadata(): Metadata {
  const { name } = getSettings();
  return {
    title: { default: `Studio – ${name}`, template: `%s – Studio – ${name}` },
    robots: { index: false },
    formatDetection: { telephone: false },
  };
}

export default async function StudioDocument({ children }: { children: ReactNode }) {
  const nonce = findNonce((await headers()).get('content-security-policy'));
  return (
    <html {...HTML_ATTRIBUTES}>
      <head>
        <DocumentHead nonce={nonce} />
      </head>
      <body>{children}</body>
    </html>
  );
}
