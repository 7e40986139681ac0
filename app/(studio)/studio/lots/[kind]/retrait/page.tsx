import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BulkWithdrawal } from '#components/studio/bulk-withdrawal.tsx';
import { Notice } from '#components/studio/notice.tsx';
import { requirePageSession } from '#lib/auth/current-session.ts';
import { isKind } from '#lib/content/kinds.ts';
import { listChosen } from '#lib/studio/bulk.ts';
import { readIds } from '#lib/studio/bulk-address.ts';
import { findNotice } from '#lib/studio/notices.ts';

export const metadata: Metadata = { title: 'Retirer des pages' };

interface Props {
  params: Promise<{ kind: string }>;
  searchParams: Promise<{ d?: string | string[]; avis?: string }>;
}

export default async function BulkWithdrawalPage({ params, searchParams }: Props) {
  const { actor, csrfToken } = await requirePageSession('withdraw');
  const { kind } = await params;
  if (!isKind(kind)) notFound();
  const { d = [], avis } = await searchParams;
  const documents = listChosen(actor, kind, readIds([d].flat())).filter(({ publish }) => publish);
  return (
    <>
      <h1>Retirer des pages</h1>
      <Notice notice={findNotice(avis)} />
      <BulkWithdrawal kind={kind} documents={documents} token={csrfToken} />
    </>
  );
}
