import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BulkReport } from '#components/studio/bulk-report.tsx';
import { requirePageSession } from '#lib/auth/current-session.ts';
import { isKind } from '#lib/content/kinds.ts';
import { listChosen } from '#lib/studio/bulk.ts';
import { readReport } from '#lib/studio/bulk-address.ts';

export const metadata: Metadata = { title: 'Bilan' };

interface Props {
  params: Promise<{ kind: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function BulkReportPage({ params, searchParams }: Props) {
  const { actor } = await requirePageSession('enter');
  const { kind } = await params;
  if (!isKind(kind)) notFound();
  const query = await searchParams;
  const results = readReport(query);
  const documents = listChosen(
    actor,
    kind,
    results.map(({ id }) => id),
  );
  return <BulkReport kind={kind} act={String(query['acte'])} results={results} documents={documents} />;
}
