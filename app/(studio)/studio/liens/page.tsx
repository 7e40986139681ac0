import type { Metadata } from 'next';
import { BrokenLinksView } from '#components/studio/broken-links-view.tsx';
import { requirePageSession } from '#lib/auth/current-session.ts';
import { listBrokenLinks } from '#lib/studio/broken-links.ts';
import { getStudio } from '#lib/studio/current.ts';

export const metadata: Metadata = { title: 'Liens cassés' };

export default async function BrokenLinksPage() {
  const { actor, csrfToken } = await requirePageSession('enter');
  const links = await listBrokenLinks(getStudio(), actor);
  return (
    <>
      <h1>Liens cassés</h1>
      <BrokenLinksView links={links} token={csrfToken} />
    </>
  );
}
