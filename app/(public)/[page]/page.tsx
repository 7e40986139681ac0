import type { Metadata } from 'next';
import { MissingPage } from '#components/layout/missing-page.tsx';
import { ServicePageSheet } from '#components/mdx/service-page-sheet.tsx';
import { documentContext } from '#lib/content/document-context.ts';
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
  return <ServicePageSheet settings={settings} sheet={sheet} context={documentContext} />;
}
