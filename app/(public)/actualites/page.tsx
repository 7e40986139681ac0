import type { Metadata } from 'next';
import { NewsList } from '#components/news/news-list.tsx';
import { newsData } from '#lib/api/page-data.ts';
import { newsFeedTypes } from '#lib/articles/news-addresses.ts';
import { newsHref } from '#lib/articles/news-href.ts';
import { PageLayout } from '#components/layout/page-layout.tsx';
import { listArticles } from '#lib/articles/list-articles.ts';
import { findPageNumber } from '#lib/catalogue/query.ts';
import { type PageParams, toSearchParams } from '#lib/http/page-params.ts';
import { getSettings } from '#lib/portal/current.ts';
import { findImage } from '#lib/portal/image.ts';

interface NewsPageProps {
  searchParams: Promise<PageParams>;
}

async function readQuery({ searchParams }: NewsPageProps) {
  const params = toSearchParams(await searchParams);
  return { tag: null, year: params.get('annee') || null, page: findPageNumber(params.get('page')) ?? 1 };
}

export async function generateMetadata(props: NewsPageProps): Promise<Metadata> {
  const { year, page } = await readQuery(props);
  const words = [year && `année ${year}`, page > 1 && `page ${page}`].filter(Boolean).join(', ');
  return {
    title: words ? `Actualités : ${words}` : 'Actualités',
    description: 'Les nouvelles de la Fabrique numérique des ministères sociaux et de ses produits.',
    alternates: {
      canonical: newsHref('/actualites', year, page),
      types: { ...newsData(null, year), ...newsFeedTypes(null) },
    },
  };
}

export default async function NewsPage(props: NewsPageProps) {
  const query = await readQuery(props);
  return (
    <PageLayout settings={getSettings()} path="/actualites" breadcrumb={[{ label: 'Actualités' }]}>
      <div className="fr-container po-page">
        <h1>Actualités</h1>
        <NewsList path="/actualites" query={query} result={listArticles(query)} findImage={findImage} />
      </div>
    </PageLayout>
  );
}
