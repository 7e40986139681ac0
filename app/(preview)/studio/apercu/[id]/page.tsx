import { notFound } from 'next/navigation';
import { BrokenPreview } from '#components/studio/broken-preview.tsx';
import { DraftDocument } from '#components/studio/draft-document.tsx';
import { requirePageSession } from '#lib/auth/current-session.ts';
import { getStudio } from '#lib/studio/current.ts';
import { findAddressedDraft } from '#lib/studio/draft-page.ts';
import { subjectOf } from '#lib/studio/drafts.ts';
import { readPreviewPage } from '#lib/studio/preview-page.ts';
import { makePreview } from '#lib/studio/preview.ts';

interface Props {
  params: Promise<{ id: string }>;
}

/** The page that a draft would make, for who may read it. */
export default async function PreviewPage({ params }: Props) {
  await requirePageSession('enter');
  const draft = await findAddressedDraft(getStudio(), (await params).id);
  if (!draft) notFound();
  await requirePageSession('read-draft', subjectOf(draft));
  const preview = await makePreview(getStudio(), draft);
  return preview.kind === 'broken' ? (
    <BrokenPreview faults={preview.faults} />
  ) : (
    <DraftDocument page={readPreviewPage(preview)} />
  );
}
