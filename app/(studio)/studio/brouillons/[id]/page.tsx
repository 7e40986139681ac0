import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ClosedDraftView } from '#components/studio/closed-draft-view.tsx';
import { CsrfField } from '#components/studio/csrf-field.tsx';
import { Editor } from '#components/studio/editor/editor.tsx';
import { Notice } from '#components/studio/notice.tsx';
import { ScheduleList } from '#components/studio/schedule-list.tsx';
import { requirePageSession } from '#lib/auth/current-session.ts';
import { can } from '#lib/auth/permissions.ts';
import { addressOf } from '#lib/addresses/address-of.ts';
import { today } from '#lib/clock.ts';
import { findEveryDraft, findOffered, readClosedDraft } from '#lib/studio/closed-drafts.ts';
import { listComments } from '#lib/studio/comments.ts';
import { getStudio } from '#lib/studio/current.ts';
import { studioPathOf } from '#lib/studio/document-route.ts';
import { readDraftPage } from '#lib/studio/draft-page.ts';
import { listFormFields } from '#lib/studio/form-model.ts';
import { findAwaited, listDraftSchedules } from '#lib/studio/list-schedules.ts';
import { findNotice } from '#lib/studio/notices.ts';
import { listSuggestions } from '#lib/studio/suggestions.ts';
import { listCardChoices } from '#lib/studio/card-choices.ts';
import { subjectOf } from '#lib/studio/drafts.ts';

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ avis?: string; texte?: string }>;
}

export const metadata: Metadata = { title: 'Brouillon' };

export default async function DraftPage({ params, searchParams }: Props) {
  await requirePageSession('enter');
  const draft = await findEveryDraft(getStudio(), (await params).id);
  if (!draft) notFound();
  const asked = await searchParams;
  const notice = findNotice(asked.avis);
  if (draft.closedAt !== null) {
    const { actor, csrfToken } = await requirePageSession('save-draft', subjectOf(draft));
    const closed = await readClosedDraft(getStudio(), actor, draft);
    return (
      <>
        <Notice notice={notice} />
        <ClosedDraftView draft={draft} closed={closed} page={{ personId: actor.id, token: csrfToken }} />
      </>
    );
  }
  const { actor, csrfToken } = await requirePageSession('read-draft', subjectOf(draft));
  const { title, owner, asides, holder, links } = await readDraftPage(getStudio(), actor, draft);
  const schedules = await listDraftSchedules(getStudio(), actor, draft.id);
  const offered = await findOffered(getStudio(), actor, draft, asked.texte);
  const isOfComments = asked.avis?.startsWith('commentaire-') ?? false;
  return (
    <>
      <Notice notice={isOfComments ? undefined : notice} />
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
          L’éditeur a besoin de JavaScript : activez-le dans ce navigateur, puis rechargez la page. Sans lui,
          vous pouvez lire et commenter.
        </p>
        <div className="fr-input-group">
          <label className="fr-label" htmlFor="texte-sans-script">
            Texte enregistré
            <span className="fr-hint-text">
              En lecture seule. <a href={`/studio/apercu/${draft.id}`}>Voir la page que ce texte ferait</a>
            </span>
          </label>
          <textarea
            className="fr-input po-source"
            id="texte-sans-script"
            readOnly
            rows={16}
            defaultValue={draft.text}
          />
        </div>
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
        offered={offered}
        comments={await listComments(getStudio(), actor, draft.id)}
        notice={isOfComments ? notice : undefined}
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
          <p>
            La page publique ne change pas. Le texte de ce brouillon reste à cette adresse, d’où il peut être
            repris.
          </p>
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
