import type { Metadata } from 'next';
import { MissesView } from '#components/studio/misses-view.tsx';
import { Notice } from '#components/studio/notice.tsx';
import { requirePageSession } from '#lib/auth/current-session.ts';
import { getStudio } from '#lib/studio/current.ts';
import { readRefusedAnswer } from '#lib/studio/miss-answer.ts';
import { readMisses } from '#lib/studio/misses.ts';
import { findNotice } from '#lib/studio/notices.ts';

export const metadata: Metadata = { title: 'Introuvables' };

interface Props {
  searchParams: Promise<{ avis?: string; genre?: string; texte?: string; saisie?: string }>;
}

export default async function MissesPage({ searchParams }: Props) {
  const { actor, csrfToken } = await requirePageSession('redirect');
  const misses = await readMisses(getStudio(), actor);
  const query = await searchParams;
  return (
    <>
      <h1>Introuvables</h1>
      <p>
        Ce que les visiteurs ont cherché ou demandé au moins trois jours sans le trouver. Le portail ne garde
        ni qui, ni quand dans la journée ; rien ne reste plus de douze mois.
      </p>
      <Notice notice={findNotice(query.avis)} />
      <MissesView misses={misses} refused={readRefusedAnswer(query)} token={csrfToken} />
    </>
  );
}
