import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CsrfField } from '#components/studio/csrf-field.tsx';
import { Editor } from '#components/studio/editor/editor.tsx';
import { Notice } from '#components/studio/notice.tsx';
import { ScheduleList } from '#components/studio/schedule-list.tsx';
import { requirePageSession } from '#lib/auth/current-session.ts';
import { can } from '#lib/auth/permissions.ts';
import { addressOf } from '#lib/addresses/address-of.ts';
import { today } from '#lib/clock.ts';
import { getStudio } from '#lib/studio/current.ts';
import { studioPathOf } from '#lib/studio/document-route.ts';
import { findAddressedDraft, readDraftPage } from '#lib/studio/draft-page.ts';
import { listFormFields } from '#lib/studio/form-model.ts';
import { findAwaited, listDraftSchedules } from '#lib/studio/list-schedules.ts';
import { findNotice } from '#lib/studio/notices.ts';
import { listSuggestions } from '#lib/studio/suggestions.ts';
import { listCardChoices } from '#lib/studio/card-choices.ts';
import { subjectOf } from '#lib/studio/drafts.ts';

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ avis?: string }>;
}

export const metadata: Metadata = { title: 'Brouillon' };

export default async function DraftPage({ params, searchParams }: Props) {
  await requirePageSession('enter');
  const draft = await findAddressedDraft(getStudio(), (await params).id);
  if (!draft) notFound();
  const { actor, csrfToken } = await requirePageSession('read-draft', subjectOf(draft));
  const { title, owner, asides, holder, links } = await readDraftPage(getStudio(), actor, draft);
  const schedules = await listDraftSchedules(getStudio(), actor, draft.id);
  const notice = findNotice((await searchParams).avis);
  return (
    <>
      <Notice notice={notice} />
      <div>
        <h1>{title}</h1>
        <p className="po-mention">
          Brouillon de {owner} · adresse : {addressOf(draft.kind, draft.slug)}
          {draft.documentId !== null && (
            <>
              {' · '}
              <a href={studioPathOf(draft)}>historique et page publique</a>
            </>
          )}
        </p>
      </div>
      <ScheduleList
        items={schedules}
        token={csrfToken}
        from="brouillon"
        maySchedule={can(actor, 'schedule', subjectOf(draft))}
      />
      <noscript>
        <p className="fr-message fr-message--warning">
          L’éditeur a besoin de JavaScript : activez-le dans ce navigateur, puis rechargez la page.
        </p>
      </noscript>
      <Editor
        key={draft.id}
        draft={{ id: draft.id, version: draft.version, text: draft.text, updatedAt: draft.updatedAt }}
        format={draft.format}
        fields={listFormFields(draft.kind)}
        suggestions={listSuggestions(getStudio())}
        choices={await listCardChoices(getStudio())}
        page={{ personId: actor.id, token: csrfToken }}
        canSave={can(actor, 'save-draft', subjectOf(draft))}
        scheduled={findAwaited(schedules)}
        canPublish={can(actor, 'publish', subjectOf(draft))}
        today={today()}
        holder={holder}
        links={links}
      />
      {asides.length > 0 && (
        <details className="po-section">
          <summary>Textes mis de côté ({asides.length})</summary>
          {asides.map(({ id, author, when, text }) => (
            <div className="fr-input-group" key={id}>
              <label className="fr-label" htmlFor={`aside-${id}`}>
                Texte de {author}, {when}
              </label>
              <textarea className="fr-input" id={`aside-${id}`} readOnly rows={8} defaultValue={text} />
            </div>
          ))}
        </details>
      )}
      {can(actor, 'delete-draft', subjectOf(draft)) && (
        <details className="po-section">
          <summary>Abandonner ce brouillon</summary>
          <p>La page publique ne change pas. Le texte de ce brouillon n’est plus proposé.</p>
          <form method="post" action={`/studio/brouillons/${draft.id}/abandon`}>
            <CsrfField token={csrfToken} />
            <button className="fr-btn fr-btn--secondary" type="submit">
              Abandonner le brouillon
            </button>
          </form>
        </details>
      )}
    </>
  );
}
