import type { Metadata } from 'next';
import { GonePage } from '#components/layout/gone-page.tsx';
import { InvalidPage } from '#components/layout/invalid-page.tsx';
import { MissingPage } from '#components/layout/missing-page.tsx';
import { PreviewOverPage } from '#components/layout/preview-over-page.tsx';
import { ServerErrorPage } from '#components/layout/server-error-page.tsx';
import { resolveAddress } from '#lib/addresses/resolve.ts';
import { systemClock } from '#lib/clock.ts';
import { type PageParams, toSearchParams } from '#lib/http/page-params.ts';
import { getSettings } from '#lib/portal/current.ts';

interface ErrorPageProps {
  params: Promise<{ code: string }>;
  searchParams: Promise<PageParams>;
}

const TITLES: Readonly<Record<string, string>> = {
  '400': 'Adresse incorrecte',
  '404': 'Page introuvable',
  '410': 'Page retirée',
  '500': 'Erreur du portail',
};

export async function generateMetadata({ params }: ErrorPageProps): Promise<Metadata> {
  return { title: TITLES[(await params).code] ?? TITLES['404'], robots: { index: false } };
}

/** Bodies of the error pages: the document server gives them their status (decision 0003). */
export default async function ErrorPage({ params, searchParams }: ErrorPageProps) {
  const { code } = await params;
  const target = toSearchParams(await searchParams).get('adresse') ?? '';
  const settings = getSettings();
  if (code === '500') return <ServerErrorPage settings={settings} />;
  const resolution = target ? resolveAddress(target, systemClock.now()) : undefined;
  if (code === '400') {
    const faults = resolution?.kind === 'invalid' ? resolution.faults : [];
    return <InvalidPage settings={settings} faults={faults} path={target.split('?')[0] ?? '/'} />;
  }
  if (code === '410' && resolution?.kind === 'gone')
    return <GonePage settings={settings} gone={resolution} />;
  if (code === '410' && resolution?.kind === 'preview') return <PreviewOverPage settings={settings} />;
  return <MissingPage settings={settings} />;
}
