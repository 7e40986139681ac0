import type { Metadata } from 'next';
import { Contents } from '#components/layout/contents.tsx';
import { MissingPage } from '#components/layout/missing-page.tsx';
import { PageLayout } from '#components/layout/page-layout.tsx';
import { DocumentBody } from '#components/mdx/document.tsx';
import { documentContext } from '#lib/content/document-context.ts';
import { formatDate } from '#lib/french.ts';
import { getSettings } from '#lib/portal/current.ts';
import { findServicePage } from '#lib/portal/page.ts';

interface ServicePageProps {
  params: Promise<{ page: string }>;
}

export async function generateMetadata({ params }: ServicePageProps): Promise<Metadata> {
  const sheet = findServicePage((await params).page);
  if (!sheet) return {};
  const { page } = sheet;
  return {
    title: page.title,
    description: page.summary ?? undefined,
    alternates: { canonical: `/${page.slug}` },
    ...(page.noindex && { robots: { index: false } }),
  };
}

export default async function ServicePage({ params }: ServicePageProps) {
  const sheet = findServicePage((await params).page);
  const settings = getSettings();
  if (!sheet) return <MissingPage settings={settings} />;
  const { page } = sheet;
  return (
    <PageLayout settings={settings} path={`/${page.slug}`} breadcrumb={[{ label: page.title }]}>
      <article className="fr-container po-page po-article" {...(page.lang !== 'fr' && { lang: page.lang })}>
        <header className="po-stack">
          <h1>{page.title}</h1>
          {page.summary && <p className="fr-text--lead">{page.summary}</p>}
        </header>
        <Contents headings={sheet.headings} />
        <DocumentBody body={sheet.body} format={sheet.format} context={documentContext} />
        {page.updated && (
          <p className="po-mention">
            Page mise à jour le <time dateTime={page.updated}>{formatDate(page.updated)}</time>.
          </p>
        )}
      </article>
    </PageLayout>
  );
}
