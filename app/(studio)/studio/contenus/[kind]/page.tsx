import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DocumentList } from '#components/studio/document-list.tsx';
import { isCareName } from '#lib/catalogue/care-rules.ts';
import { requirePageSession } from '#lib/auth/current-session.ts';
import { isKind } from '#lib/content/kinds.ts';
import { getStudio } from '#lib/studio/current.ts';
import { KIND_WORDS } from '#lib/studio/kind-words.ts';
import { listStudioDocuments } from '#lib/studio/list-documents.ts';

interface Props {
  params: Promise<{ kind: string }>;
  searchParams: Promise<{ q?: string | string[]; besoin?: string | string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { kind } = await params;
  return { title: isKind(kind) ? KIND_WORDS[kind].many : 'Contenus' };
}

export default async function DocumentsPage({ params, searchParams }: Props) {
  const { actor } = await requirePageSession('enter');
  const { kind } = await params;
  if (!isKind(kind)) notFound();
  const { q, besoin = [] } = await searchParams;
  const words = (typeof q === 'string' ? q : '').slice(0, 200);
  const needs = [besoin].flat().filter(isCareName);
  const found = listStudioDocuments(getStudio(), actor, kind, { words, needs });
  return <DocumentList kind={kind} words={words} needs={needs} {...found} />;
}
