import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DocumentList } from '#components/studio/document-list.tsx';
import { Notice } from '#components/studio/notice.tsx';
import { requirePageSession } from '#lib/auth/current-session.ts';
import { isKind } from '#lib/content/kinds.ts';
import { readBulkOptions } from '#lib/studio/bulk-options.ts';
import { getStudio } from '#lib/studio/current.ts';
import { KIND_WORDS } from '#lib/studio/kind-words.ts';
import { listStudioDocuments } from '#lib/studio/list-documents.ts';
import { isListNeed } from '#lib/studio/list-needs.ts';
import { findNotice } from '#lib/studio/notices.ts';

interface Props {
  params: Promise<{ kind: string }>;
  searchParams: Promise<{
    q?: string | string[];
    besoin?: string | string[];
    cocher?: string;
    avis?: string;
  }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { kind } = await params;
  return { title: isKind(kind) ? KIND_WORDS[kind].many : 'Contenus' };
}

export default async function DocumentsPage({ params, searchParams }: Props) {
  const { actor, csrfToken } = await requirePageSession('enter');
  const { kind } = await params;
  if (!isKind(kind)) notFound();
  const { q, besoin = [], cocher, avis } = await searchParams;
  const words = (typeof q === 'string' ? q : '').slice(0, 200);
  const needs = [besoin].flat().filter(isListNeed);
  const studio = getStudio();
  const found = await listStudioDocuments(studio, actor, kind, { words, needs });
  return (
    <>
      <Notice notice={findNotice(avis)} />
      <DocumentList
        kind={kind}
        words={words}
        needs={needs}
        {...found}
        token={csrfToken}
        bulk={readBulkOptions(studio, actor, kind)}
        allChecked={cocher === 'tout'}
      />
    </>
  );
}
