import type { Metadata } from 'next';
import { JsonLd } from '#components/layout/json-ld.tsx';
import { MissingPage } from '#components/layout/missing-page.tsx';
import { ArticleSheet } from '#components/news/article-sheet.tsx';
import { articleData } from '#lib/api/page-data.ts';
import { articleJsonLd } from '#lib/articles/article-json-ld.ts';
import { findArticleSheet } from '#lib/articles/get-article.ts';
import { newsFeedTypes } from '#lib/articles/news-addresses.ts';
import { findProduct } from '#lib/catalogue/get-product.ts';
import { documentContext } from '#lib/content/document-context.ts';
import { getEnv } from '#lib/env.ts';
import { getSettings } from '#lib/portal/current.ts';
import { findImage } from '#lib/portal/image.ts';

interface ArticlePageProps {
  params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: ArticlePageProps): Promise<Metadata> {
  const sheet = findArticleSheet((await params).slug);
  if (!sheet) return {};
  const { article } = sheet;
  const image = article.image && findImage(article.image.src);
  return {
    title: article.title,
    description: article.tagline ?? undefined,
    alternates: {
      canonical: `/actualites/${article.slug}`,
      types: { ...articleData(article.slug), ...newsFeedTypes(null) },
    },
    openGraph: {
      type: 'article',
      publishedTime: article.date,
      ...(article.updated && { modifiedTime: article.updated }),
      ...(image && {
        images: [{ url: image.src, width: image.width, height: image.height, alt: article.image?.alt ?? '' }],
      }),
    },
    ...(article.noindex && { robots: { index: false } }),
  };
}

export default async function ArticlePage({ params }: ArticlePageProps) {
  const sheet = findArticleSheet((await params).slug);
  const settings = getSettings();
  if (!sheet) return <MissingPage settings={settings} />;
  const { article } = sheet;
  const image = article.image ? findImage(article.image.src) : undefined;
  const products = article.products.map((slug) => findProduct(slug)).filter((item) => item !== undefined);
  return (
    <>
      <JsonLd
        data={articleJsonLd(article, {
          site: getEnv().SITE_URL,
          settings,
          image,
          products: products.map(({ product }) => product),
        })}
      />
      <ArticleSheet settings={settings} sheet={sheet} products={products} context={documentContext} />
    </>
  );
}
