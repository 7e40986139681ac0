import type { Metadata } from 'next';
import { ActionForm } from '#components/studio/action-form.tsx';
import { PurgeFields } from '#components/studio/purge-fields.tsx';
import { PurgeTable } from '#components/studio/purge-table.tsx';
import { requirePageSession } from '#lib/auth/current-session.ts';
import { formatCount } from '#lib/french.ts';
import { type PageParams, toSearchParams } from '#lib/http/page-params.ts';
import { getStudio } from '#lib/studio/current.ts';
import { listPastPurges } from '#lib/studio/purges.ts';
import { purge } from './actions.ts';

export const metadata: Metadata = { title: 'Purges' };

export default async function PurgesPage({ searchParams }: { searchParams: Promise<PageParams> }) {
  const { actor, csrfToken } = await requirePageSession('purge');
  const purges = await listPastPurges(getStudio(), actor);
  const params = toSearchParams(await searchParams);
  return (
    <>
      <h1>Purges</h1>
      <p>
        Une purge supprime définitivement un document, une version ou une image : dans le portail, dans les
        fichiers et dans les pages gardées en mémoire. Elle sert quand la loi ou la vie privée l’exige. Pour
        ôter une page du site sans perdre son texte, retirez-la depuis sa page du studio.
      </p>
      <section className="po-stack po-form" aria-labelledby="purger">
        <h2 id="purger">Purger</h2>
        <ActionForm action={purge} csrfToken={csrfToken} submit="Supprimer définitivement">
          <PurgeFields kind={params.get('objet') ?? 'document'} name={params.get('nom') ?? ''} />
        </ActionForm>
      </section>
      <section className="po-stack" aria-labelledby="faites">
        <h2 id="faites">Purges faites</h2>
        <p id="compte">{formatCount(purges.length, 'purge', 'purges')}.</p>
        {purges.length > 0 && <PurgeTable purges={purges} />}
      </section>
    </>
  );
}
