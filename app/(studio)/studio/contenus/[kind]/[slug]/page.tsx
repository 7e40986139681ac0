import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DocumentView } from '#components/studio/document-view.tsx';
import { Notice } from '#components/studio/notice.tsx';
import { requirePageSession } from '#lib/auth/current-session.ts';
import { can } from '#lib/auth/permissions.ts';
import { isKind } from '#lib/content/kinds.ts';
import { getStudio } from '#lib/studio/current.ts';
import { findTitle, readHistory } from '#lib/studio/desk.ts';
import { findDocumentDraft, mayWriteDocument } from '#lib/studio/document-draft.ts';
import { listDocumentNeeds } from '#lib/studio/document-needs.ts';
import { NotFoundError } from '#lib/studio/drafts.ts';
import { listDocumentSchedules } from '#lib/studio/list-schedules.ts';
import { findNotice } from '#lib/studio/notices.ts';
import { readTimeQuery } from '#lib/studio/schedule-form.ts';

interface Props {
  params: Promise<{ kind: string; slug: string }>;
  searchParams: Promise<{ avis?: string; jour?: string; heure?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { kind, slug } = await params;
  return { title: isKind(kind) ? findTitle(kind, slug) : slug };
}

export default async function DocumentPage({ params, searchParams }: Props) {
  const { kind, slug } = await params;
  if (!isKind(kind)) notFound();
  const { actor, csrfToken } = await requirePageSession('read-history', { kind, slug });
  const history = await readHistory(getStudio(), actor, kind, slug).catch((cause: unknown) => {
    if (cause instanceof NotFoundError) return undefined;
    throw cause;
  });
  if (!history) notFound();
  const name = { kind, slug };
  const asked = await searchParams;
  const draft = await findDocumentDraft(getStudio(), actor, name);
  return (
    <>
      <Notice notice={findNotice(asked.avis)} />
      <DocumentView
        name={name}
        history={history}
        needs={await listDocumentNeeds(getStudio(), actor, name)}
        draft={draft}
        schedules={await listDocumentSchedules(getStudio(), actor, name)}
        asked={readTimeQuery(asked)}
        token={csrfToken}
        may={{
          write: mayWriteDocument(actor, name, draft),
          schedule: can(actor, 'schedule', name),
          withdraw: can(actor, 'withdraw', name),
          move: can(actor, 'move', name),
          purge: can(actor, 'purge', name),
          verify: kind === 'produits' && can(actor, 'verify', name),
        }}
      />
    </>
  );
}
