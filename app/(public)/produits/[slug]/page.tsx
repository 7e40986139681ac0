import type { Metadata } from 'next';
import { ProductSheet } from '#components/catalogue/product-sheet.tsx';
import { JsonLd } from '#components/layout/json-ld.tsx';
import { MissingPage } from '#components/layout/missing-page.tsx';
import { productData } from '#lib/api/page-data.ts';
import { illustrate } from '#lib/articles/illustrate.ts';
import { listArticlesAbout } from '#lib/articles/list-articles.ts';
import { findProduct, findProductSheet, listSimilarProducts } from '#lib/catalogue/get-product.ts';
import { productJsonLd } from '#lib/catalogue/product-json-ld.ts';
import { hasPubliccode, publiccodeHref } from '#lib/catalogue/publiccode.ts';
import { today } from '#lib/clock.ts';
import { documentContext } from '#lib/content/document-context.ts';
import { getEnv } from '#lib/env.ts';
import { getSettings } from '#lib/portal/current.ts';

interface ProductPageProps {
  params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: ProductPageProps): Promise<Metadata> {
  const sheet = findProductSheet((await params).slug);
  if (!sheet) return {};
  const { product } = sheet;
  return {
    title: product.name,
    description: product.mission,
    alternates: {
      canonical: `/produits/${product.slug}`,
      types: {
        ...productData(product.slug),
        ...(hasPubliccode(product) && {
          'application/yaml': [{ url: publiccodeHref(product.slug), title: 'publiccode.yml' }],
        }),
      },
    },
    ...(product.noindex && { robots: { index: false } }),
  };
}

export default async function ProductPage({ params }: ProductPageProps) {
  const sheet = findProductSheet((await params).slug);
  const settings = getSettings();
  if (!sheet) return <MissingPage settings={settings} />;
  const { product } = sheet;
  return (
    <>
      <JsonLd data={productJsonLd(sheet, getEnv().SITE_URL)} />
      <ProductSheet
        settings={settings}
        sheet={sheet}
        successor={product.successor ? findProduct(product.successor) : undefined}
        articles={listArticlesAbout(product.slug).map(illustrate)}
        similar={listSimilarProducts(sheet)}
        day={today()}
        site={getEnv().SITE_URL}
        context={documentContext}
      />
    </>
  );
}
