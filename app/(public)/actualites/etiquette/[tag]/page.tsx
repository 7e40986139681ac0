import type { Metadata } from 'next';
import { NewsList } from '#components/news/news-list.tsx';
import { newsData } from '#lib/api/page-data.ts';
import { newsFeedTypes, newsPath } from '#lib/articles/news-addresses.ts';
import { newsHref } from '#lib/articles/news-href.ts';
import { MissingPage } from '#components/layout/missing-page.tsx';
import { PageLayout } from '#components/layout/page-layout.tsx';
import { listArticles, listTags } from '#lib/articles/list-articles.ts';
import { findPageNumber } from '#lib/catalogue/query.ts';
import { type PageParams, toSearchParams } from '#lib/http/page-params.ts';
import { getSettings } from '#lib/portal/current.ts';
import { findImage } from '#lib/portal/image.ts';

interface TagPageProps {
  params: Promise<{ tag: string }>;
  searchParams: Promise<PageParams>;
}

async function readQuery({ params, searchParams }: TagPageProps) {
  const asked = toSearchParams(await searchParams);
  const { tag } = await params;
  const label = listTags().find(({ id }) => id === tag)?.label;
  return {
    label,
    query: { tag, year: asked.get('annee') || null, page: findPageNumber(asked.get('page')) ?? 1 },
  };
}

export async function generateMetadata(props: TagPageProps): Promise<Metadata> {
  const { label, query } = await readQuery(props);
  const words = [query.year, query.page > 1 && `page ${query.page}`].filter(Boolean).join(', ');
  return {
    title: `Actualités sur « ${label ?? query.tag} »${words && ` : ${words}`}`,
    description: `Les actualités de la Fabrique numérique qui portent l’étiquette « ${label ?? query.tag} ».`,
    alternates: {
      canonical: newsHref(newsPath(query.tag), query.year, query.page),
      types: { ...newsData(query.tag, query.year), ...newsFeedTypes(query.tag) },
    },
  };
}

export default async function TagPage(props: TagPageProps) {
  const { label, query } = await readQuery(props);
  const settings = getSettings();
  if (label === undefined) return <MissingPage settings={settings} />;
  const path = newsPath(query.tag);
  return (
    <PageLayout
      settings={settings}
      path={path}
      breadcrumb={[{ label: 'Actualités', href: '/actualites' }, { label: `Étiquette « ${label} »` }]}
    >
      <div className="fr-container po-page">
        <h1>Actualités sur « {label} »</h1>
        <NewsList path={path} query={query} result={listArticles(query)} findImage={findImage} />
      </div>
    </PageLayout>
  );
}
