import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AddressField } from '#components/studio/address-field.tsx';
import { CsrfField } from '#components/studio/csrf-field.tsx';
import { DocxForm } from '#components/studio/docx-form.tsx';
import { Notice } from '#components/studio/notice.tsx';
import { requirePageSession } from '#lib/auth/current-session.ts';
import { isKind } from '#lib/content/kinds.ts';
import { KIND_WORDS } from '#lib/studio/kind-words.ts';
import { findNotice } from '#lib/studio/notices.ts';

interface Props {
  params: Promise<{ kind: string }>;
  searchParams: Promise<Partial<Record<'avis' | 'titre' | 'resume' | 'adresse', string>>>;
}

export const metadata: Metadata = { title: 'Nouveau document' };

export default async function NewDocumentPage({ params, searchParams }: Props) {
  const { csrfToken } = await requirePageSession('start-draft');
  const { kind } = await params;
  if (!isKind(kind)) notFound();
  const { avis, titre, resume, adresse } = await searchParams;
  const words = KIND_WORDS[kind];
  return (
    <>
      <h1>{words.create}</h1>
      <Notice notice={findNotice(avis)} />
      <form method="post" action={`/studio/nouveau/${kind}/creation`} className="po-narrow">
        <CsrfField token={csrfToken} />
        <div className="fr-input-group">
          <label className="fr-label" htmlFor="titre">
            {kind === 'produits' ? 'Son nom' : 'Son titre'} (obligatoire)
          </label>
          <input className="fr-input" id="titre" name="titre" required maxLength={300} defaultValue={titre} />
        </div>
        <div className="fr-input-group">
          <label className="fr-label" htmlFor="resume">
            {words.summary}
            <span className="fr-hint-text">{words.summaryHint}</span>
          </label>
          <textarea
            className="fr-input"
            id="resume"
            name="resume"
            rows={3}
            maxLength={4_000}
            defaultValue={resume}
          />
        </div>
        <AddressField id="adresse" label="Son adresse" start={adresse} />
        <button className="fr-btn" type="submit">
          Commencer
        </button>
      </form>
      <DocxForm kind={kind} token={csrfToken} />
    </>
  );
}
