import type { Metadata } from 'next';
import { ProductCard } from '#components/catalogue/product-card.tsx';
import { Contents } from '#components/layout/contents.tsx';
import { JsonLd } from '#components/layout/json-ld.tsx';
import { MissingPage } from '#components/layout/missing-page.tsx';
import { PageLayout } from '#components/layout/page-layout.tsx';
import { DocumentBody } from '#components/mdx/document.tsx';
import { ArticleHead } from '#components/news/article-head.tsx';
import { ArticleOrigin } from '#components/news/article-origin.tsx';
import { ArticleNeighbours } from '#components/news/article-neighbours.tsx';
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
    alternates: { canonical: `/actualites/${article.slug}`, types: newsFeedTypes(null) },
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
    <PageLayout
      settings={settings}
      path={`/actualites/${article.slug}`}
      breadcrumb={[{ label: 'Actualités', href: '/actualites' }, { label: article.title }]}
    >
      <JsonLd
        data={articleJsonLd(article, {
          site: getEnv().SITE_URL,
          settings,
          image,
          products: products.map(({ product }) => product),
        })}
      />
      <article
        className="fr-container po-page po-article"
        {...(article.lang !== 'fr' && { lang: article.lang })}
      >
        <ArticleHead article={article} readingMinutes={sheet.readingMinutes} image={image} />
        <Contents headings={sheet.headings} />
        <DocumentBody body={sheet.body} format={sheet.format} context={documentContext} />
        <ArticleOrigin article={article} />
      </article>
      {products.length > 0 && (
        <section className="fr-container po-stack po-related" aria-labelledby="produits-cites">
          <h2 id="produits-cites">{products.length > 1 ? 'Produits cités' : 'Produit cité'}</h2>
          <ul className="po-cards" role="list">
            {products.map((item) => (
              <li key={item.product.slug}>
                <ProductCard item={item} heading="h3" />
              </li>
            ))}
          </ul>
        </section>
      )}
      <ArticleNeighbours newer={sheet.newer} older={sheet.older} />
    </PageLayout>
  );
}
