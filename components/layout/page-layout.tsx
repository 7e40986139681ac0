import type { ReactNode } from 'react';
import { getEnv } from '#lib/env.ts';
import type { Settings } from '#lib/portal/settings.ts';
import { Breadcrumb, type BreadcrumbItem } from './breadcrumb.tsx';
import { breadcrumbJsonLd } from './breadcrumb-json-ld.ts';
import { Footer } from './footer.tsx';
import { Header } from './header.tsx';
import { JsonLd } from './json-ld.tsx';
import { SkipLinks } from './skip-links.tsx';

interface PageLayoutProps {
  settings: Settings;
  /** Path of the page, without its query. */
  path: string;
  /** The way to the page after « Accueil », the page itself last. Absent on the home page. */
  breadcrumb?: readonly BreadcrumbItem[] | undefined;
  children: ReactNode;
}

/** Everything around the content of a public page. Pages give their own containers: some run edge to edge. */
export function PageLayout({ settings, path, breadcrumb, children }: PageLayoutProps) {
  return (
    <>
      <SkipLinks />
      <Header settings={settings} path={path} />
      {breadcrumb && (
        <div className="fr-container">
          <Breadcrumb items={breadcrumb} />
          <JsonLd data={breadcrumbJsonLd(breadcrumb, path, getEnv().SITE_URL)} />
        </div>
      )}
      <main id="contenu" role="main">
        {children}
      </main>
      <Footer settings={settings} path={path} />
    </>
  );
}
