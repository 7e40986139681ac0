import type { Metadata } from 'next';
import { KeyFigures } from '#components/catalogue/key-figures.tsx';
import { MissingFacts } from '#components/catalogue/missing-facts.tsx';
import { PhaseTimeline } from '#components/catalogue/phase-timeline.tsx';
import { ProductBrief } from '#components/catalogue/product-brief.tsx';
import { ProductLinks } from '#components/catalogue/product-links.tsx';
import { RelatedArticles } from '#components/catalogue/related-articles.tsx';
import { RelatedProducts } from '#components/catalogue/related-products.tsx';
import { SheetHead } from '#components/catalogue/sheet-head.tsx';
import { JsonLd } from '#components/layout/json-ld.tsx';
import { MissingPage } from '#components/layout/missing-page.tsx';
import { PageLayout } from '#components/layout/page-layout.tsx';
import { DocumentBody } from '#components/mdx/document.tsx';
import { illustrate } from '#lib/articles/illustrate.ts';
import { listArticlesAbout } from '#lib/articles/list-articles.ts';
import { findProduct, findProductSheet, listSimilarProducts } from '#lib/catalogue/get-product.ts';
import { listMissingFacts } from '#lib/catalogue/missing-facts.ts';
import { productJsonLd } from '#lib/catalogue/product-json-ld.ts';
import { hasPubliccode, publiccodeHref } from '#lib/catalogue/publiccode.ts';
import { listTimeline } from '#lib/catalogue/timeline.ts';
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
      ...(hasPubliccode(product) && {
        types: { 'application/yaml': [{ url: publiccodeHref(product.slug), title: 'publiccode.yml' }] },
      }),
    },
    ...(product.noindex && { robots: { index: false } }),
  };
}

export default async function ProductPage({ params }: ProductPageProps) {
  const sheet = findProductSheet((await params).slug);
  const settings = getSettings();
  if (!sheet) return <MissingPage settings={settings} />;
  const { product, status } = sheet;
  const successor = product.successor ? findProduct(product.successor) : undefined;
  const day = today();
  return (
    <PageLayout
      settings={settings}
      path={`/produits/${product.slug}`}
      breadcrumb={[{ label: 'Produits', href: '/produits' }, { label: product.name }]}
    >
      <JsonLd data={productJsonLd(sheet, getEnv().SITE_URL)} />
      <article className="fr-container po-page po-sheet">
        <SheetHead item={sheet} successor={successor} day={day} site={getEnv().SITE_URL} />
        <div className="po-sidebar po-sidebar--end">
          <div className="po-stack po-stack--lg">
            {product.keyFigures.length > 0 && (
              <section aria-labelledby="chiffres">
                <h2 id="chiffres">Chiffres clés</h2>
                <KeyFigures figures={product.keyFigures} />
              </section>
            )}
            <DocumentBody body={sheet.body} format={sheet.format} context={documentContext} />
            <section aria-labelledby="parcours">
              <h2 id="parcours">Son parcours</h2>
              <PhaseTimeline entries={listTimeline(product, sheet.current, day)} />
            </section>
            <section aria-labelledby="transparence">
              <h2 id="transparence">Ce que le produit publie</h2>
              <ProductLinks product={product} alive={status !== 'arrete'} />
            </section>
            <MissingFacts facts={listMissingFacts(sheet)} />
          </div>
          <ProductBrief item={sheet} />
        </div>
        <RelatedArticles product={product} items={listArticlesAbout(product.slug).map(illustrate)} />
        <RelatedProducts product={product} items={listSimilarProducts(sheet)} />
      </article>
    </PageLayout>
  );
}
