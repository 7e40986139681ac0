import type { Metadata } from 'next';
import { SearchView } from '#components/studio/search-view.tsx';
import { requirePageSession } from '#lib/auth/current-session.ts';
import { type PageParams, toSearchParams } from '#lib/http/page-params.ts';
import { getStudio } from '#lib/studio/current.ts';
import { readStudioQuery } from '#lib/studio/search-query.ts';
import { searchStudio } from '#lib/studio/search-studio.ts';

export const metadata: Metadata = { title: 'Recherche' };

export default async function StudioSearchPage({ searchParams }: { searchParams: Promise<PageParams> }) {
  const { actor } = await requirePageSession('enter');
  const query = readStudioQuery(toSearchParams(await searchParams));
  return <SearchView query={query} found={await searchStudio(getStudio(), actor, query)} />;
}
