import type { Metadata } from 'next';
import { ImageLibrary } from '#components/studio/images/image-library.tsx';
import { Notice } from '#components/studio/notice.tsx';
import { requirePageSession } from '#lib/auth/current-session.ts';
import { getStudio } from '#lib/studio/current.ts';
import { readImageQuery } from '#lib/studio/image-query.ts';
import { listStudioImages } from '#lib/studio/images.ts';
import { findNotice } from '#lib/studio/notices.ts';

export const metadata: Metadata = { title: 'Images' };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ImagesPage({ searchParams }: Props) {
  const { actor, csrfToken } = await requirePageSession('enter');
  const params = await searchParams;
  const query = readImageQuery(params);
  const list = await listStudioImages(getStudio(), actor, query);
  const { avis } = params;
  return (
    <>
      <h1>Images</h1>
      <Notice notice={findNotice(typeof avis === 'string' ? avis : undefined)} />
      <ImageLibrary list={list} query={query} token={csrfToken} />
    </>
  );
}
