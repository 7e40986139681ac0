import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ImageView } from '#components/studio/images/image-view.tsx';
import { Notice } from '#components/studio/notice.tsx';
import { requirePageSession } from '#lib/auth/current-session.ts';
import { getStudio } from '#lib/studio/current.ts';
import { findImagePage } from '#lib/studio/images.ts';
import { findNotice } from '#lib/studio/notices.ts';

interface Props {
  params: Promise<{ name: string }>;
  searchParams: Promise<{ avis?: string }>;
}

export const metadata: Metadata = { title: 'Image' };

export default async function ImagePage({ params, searchParams }: Props) {
  const { actor, csrfToken } = await requirePageSession('enter');
  const page = await findImagePage(getStudio(), actor, (await params).name);
  if (!page) notFound();
  return (
    <>
      <h1 className="po-image-name">{page.image.name}</h1>
      <Notice notice={findNotice((await searchParams).avis)} />
      <ImageView page={page} token={csrfToken} />
    </>
  );
}
