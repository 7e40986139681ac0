import type { Metadata } from 'next';
import '#components/catalogue/statistics.css';
import { PortalFigures } from '#components/studio/portal-figures.tsx';
import { requirePageSession } from '#lib/auth/current-session.ts';
import { getStudio } from '#lib/studio/current.ts';
import { readPortalFigures } from '#lib/studio/portal-figures.ts';

export const metadata: Metadata = { title: 'Chiffres' };

export default async function FiguresPage() {
  const { actor } = await requirePageSession('enter');
  return <PortalFigures {...await readPortalFigures(getStudio(), actor)} />;
}
