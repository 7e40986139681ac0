import { notFound } from 'next/navigation';
import { DraftDocument } from '#components/studio/draft-document.tsx';
import { SharedPreviewBanner, WaitingPreview } from '#components/studio/shared-preview.tsx';
import { CheckerBusyError } from '#lib/studio/checker.ts';
import { getStudio } from '#lib/studio/current.ts';
import { findSharedDraft } from '#lib/studio/preview-links.ts';
import { readPreviewPage } from '#lib/studio/preview-page.ts';
import { makePreview } from '#lib/studio/preview.ts';

interface Props {
  params: Promise<{ empreinte: string }>;
}

/** The page that a draft would make, for who was given a link: the server asks for it by the hash of the token. */
export default async function SharedPreviewPage({ params }: Props) {
  const shared = await findSharedDraft(getStudio(), (await params).empreinte);
  if (!shared) notFound();
  const preview = await makePreview(getStudio(), shared.draft).catch((cause: unknown) => {
    if (!(cause instanceof CheckerBusyError)) throw cause;
    return undefined;
  });
  if (!preview || preview.kind === 'broken') return <WaitingPreview expires={shared.expires} />;
  return (
    <>
      <SharedPreviewBanner expires={shared.expires} />
      <DraftDocument page={readPreviewPage(preview)} />
    </>
  );
}
