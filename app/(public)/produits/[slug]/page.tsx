import type { Metadata } from 'next';
import { KeyFigures } from '#components/catalogue/key-figures.tsx';
import { MissingFacts } from '#components/catalogue/missing-facts.tsx';
import { PaperHead } from '#components/catalogue/paper-head.tsx';
import { PhaseTimeline } from '#components/catalogue/phase-timeline.tsx';
import { ProductCard } from '#components/catalogue/product-card.tsx';
import { ProductLinks } from '#components/catalogue/product-links.tsx';
import { ProductOrigin } from '#components/catalogue/product-origin.tsx';
import { ProductStatus } from '#components/catalogue/product-status.tsx';
import { ProductSummary } from '#components/catalogue/product-summary.tsx';
import { ProductAccess } from '#components/catalogue/product-access.tsx';
import { JsonLd } from '#components/layout/json-ld.tsx';
import { MissingPage } from '#components/layout/missing-page.tsx';
import { PageLayout } from '#components/layout/page-layout.tsx';
import { DocumentBody } from '#components/mdx/document.tsx';
import { ArticleCard } from '#components/news/article-card.tsx';
import { listArticlesAbout } from '#lib/articles/list-articles.ts';
import { compareHref } from '#lib/catalogue/compared-slugs.ts';
import { findProduct, findProductSheet, listSimilarProducts } from '#lib/catalogue/get-product.ts';
import { listMissingFacts } from '#lib/catalogue/missing-facts.ts';
import { productJsonLd } from '#lib/catalogue/product-json-ld.ts';
import { hasPubliccode, publiccodeHref } from '#lib/catalogue/publiccode.ts';
import { listTimeline } from '#lib/catalogue/timeline.ts';
import { today } from '#lib/clock.ts';
import { documentContext } from '#lib/content/document-context.ts';
import { getEnv } from '#lib/env.ts';
import { getSettings } from '#lib/portal/current.ts';
import { findImage } from '#lib/portal/image.ts';

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
  const articles = listArticlesAbout(product.slug);
  const similar = listSimilarProducts(sheet);
  const alive = status !== 'arrete';
  return (
    <PageLayout
      settings={settings}
      path={`/produits/${product.slug}`}
      breadcrumb={[{ label: 'Produits', href: '/produits' }, { label: product.name }]}
    >
      <JsonLd data={productJsonLd(sheet, getEnv().SITE_URL)} />
      <article className="fr-container po-page po-sheet">
        <header className="po-stack po-sheet-head">
          <PaperHead
            title="Fiche"
            day={today()}
            site={getEnv().SITE_URL}
            path={`/produits/${product.slug}`}
          />
          <h1>{product.name}</h1>
          {product.aliases.length > 0 && (
            <p className="po-mention">Aussi appelé : {product.aliases.join(', ')}</p>
          )}
          <p className="fr-text--lead">{product.mission}</p>
          <ProductStatus item={sheet} successor={successor} day={today()} />
          <ProductAccess item={sheet} />
        </header>
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
              <PhaseTimeline entries={listTimeline(product, sheet.current, today())} />
            </section>
            <section aria-labelledby="transparence">
              <h2 id="transparence">Ce que le produit publie</h2>
              <ProductLinks product={product} alive={alive} />
            </section>
            <MissingFacts facts={listMissingFacts(sheet)} />
          </div>
          <aside className="po-brief" aria-labelledby="en-bref">
            <h2 className="fr-h5" id="en-bref">
              En bref
            </h2>
            <ProductSummary item={sheet} />
            <ProductOrigin product={product} />
            <p className="po-no-print">
              <a className="fr-link" href={compareHref([product.slug])}>
                Comparer {product.name} avec…
              </a>
            </p>
          </aside>
        </div>
        {articles.length > 0 && (
          <section className="po-stack po-related" aria-labelledby="actualites-liees">
            <h2 id="actualites-liees">Actualités de {product.name}</h2>
            <ul className="po-cards" role="list">
              {articles.map((article) => (
                <li key={article.slug}>
                  <ArticleCard
                    article={article}
                    heading="h3"
                    image={article.image ? findImage(article.image.src) : undefined}
                  />
                </li>
              ))}
            </ul>
          </section>
        )}
        {similar.length > 0 && (
          <section className="po-stack po-related po-no-print" aria-labelledby="similaires">
            <h2 id="similaires">Produits proches</h2>
            <ul className="po-cards" role="list">
              {similar.map((item) => (
                <li key={item.product.slug}>
                  <ProductCard item={item} heading="h3" />
                </li>
              ))}
            </ul>
            <p>
              <a
                className="fr-link"
                href={compareHref([product.slug, ...similar.map((item) => item.product.slug)])}
              >
                Comparer {product.name} avec ces produits
              </a>
            </p>
          </section>
        )}
      </article>
    </PageLayout>
  );
}
