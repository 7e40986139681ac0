import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CsrfField } from '#components/studio/csrf-field.tsx';
import { PastComments } from '#components/studio/comment-text.tsx';
import { DraftHolder } from '#components/studio/draft-holder.tsx';
import { TextDiff } from '#components/studio/editor/text-diff.tsx';
import { Override } from '#components/studio/override.tsx';
import { requirePageSession } from '#lib/auth/current-session.ts';
import { can } from '#lib/auth/permissions.ts';
import { isKind } from '#lib/content/kinds.ts';
import { listRevisionComments } from '#lib/studio/comments.ts';
import { compareTexts } from '#lib/studio/compare-texts.ts';
import { getStudio } from '#lib/studio/current.ts';
import { readRevision } from '#lib/studio/desk.ts';
import { findDocumentDraft, mayWriteDocument } from '#lib/studio/document-draft.ts';
import { studioPathOf } from '#lib/studio/document-route.ts';
import { NotFoundError } from '#lib/studio/drafts.ts';
import { formatInstant } from '#lib/studio/format-instant.ts';

interface Props {
  params: Promise<{ kind: string; slug: string; revision: string }>;
}

export const metadata: Metadata = { title: 'Version' };

export default async function RevisionPage({ params }: Props) {
  const { kind, slug, revision } = await params;
  if (!isKind(kind)) notFound();
  const name = { kind, slug };
  const { actor, csrfToken } = await requirePageSession('read-history', name);
  const found = await readRevision(getStudio(), actor, { ...name, id: Number(revision) }).catch(
    (cause: unknown) => {
      if (cause instanceof NotFoundError) return undefined;
      throw cause;
    },
  );
  if (!found) notFound();
  const { entry, before } = found;
  const comments = await listRevisionComments(getStudio(), actor, { ...name, ...found.revision });
  const path = studioPathOf(name);
  const draft = await findDocumentDraft(getStudio(), actor, name);
  return (
    <>
      <div>
        <h1>Version du {formatInstant(entry.createdAt)}</h1>
        <p className="po-mention">
          <a href={path}>{slug}</a> · {entry.author === null ? 'par un fichier' : `par ${entry.author}`}
          {entry.reason !== null && entry.reason !== '' && ` : ${entry.reason}`}
          {can(actor, 'purge', name) && ` · version n° ${entry.id}`}
        </p>
        <Override reason={entry.override} />
      </div>
      <h2 className="fr-h4">
        {before
          ? `Ce qui change depuis la version du ${formatInstant(before.createdAt)}`
          : 'Première version'}
      </h2>
      <TextDiff parts={compareTexts(before?.text ?? '', found.revision.text)} />
      <PastComments threads={comments} />
      <DraftHolder draft={draft} />
      {mayWriteDocument(actor, name, draft) && (
        <form method="post" action={`${path}/revisions/${entry.id}/retablir`}>
          <CsrfField token={csrfToken} />
          <button className="fr-btn" type="submit">
            Reprendre cette version dans un brouillon
          </button>
        </form>
      )}
      {can(actor, 'purge', name) && (
        <p>
          <a className="fr-link" href={`/studio/purges?objet=revision&nom=${entry.id}`}>
            Supprimer définitivement ce texte
          </a>
        </p>
      )}
    </>
  );
}
