import type { Metadata } from 'next';
import { DifferencesView } from '#components/studio/differences-view.tsx';
import { Notice } from '#components/studio/notice.tsx';
import { requirePageSession } from '#lib/auth/current-session.ts';
import { getStudio } from '#lib/studio/current.ts';
import { listDifferences } from '#lib/studio/differences.ts';
import { findNotice } from '#lib/studio/notices.ts';

export const metadata: Metadata = { title: 'Différences avec beta.gouv.fr' };

interface Props {
  searchParams: Promise<{ avis?: string; page?: string | string[] }>;
}

export default async function DifferencesPage({ searchParams }: Props) {
  const { actor, csrfToken } = await requirePageSession('decide-difference');
  const { avis, page } = await searchParams;
  const number = typeof page === 'string' && /^\d{1,4}$/.test(page) ? Number(page) : 1;
  const differences = await listDifferences(getStudio(), actor, number);
  return (
    <>
      <h1>Différences avec beta.gouv.fr</h1>
      <p>
        Le dernier import a gardé la valeur du portail là où beta.gouv.fr dit autre chose. Décidez champ par
        champ : accepter publie la valeur de beta.gouv.fr à votre nom ; garder la nôtre vaut jusqu’à ce que
        beta.gouv.fr change encore.
      </p>
      <Notice notice={findNotice(avis)} />
      <DifferencesView differences={differences} token={csrfToken} />
    </>
  );
}
