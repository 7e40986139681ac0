import type { Metadata } from 'next';
import { FigureLinks } from '#components/catalogue/figure-links.tsx';
import { ProductGrid } from '#components/catalogue/product-grid.tsx';
import { Hero } from '#components/home/hero.tsx';
import { HomeSection } from '#components/home/home-section.tsx';
import { IdeaCall } from '#components/home/idea-call.tsx';
import { JsonLd } from '#components/layout/json-ld.tsx';
import { PageLayout } from '#components/layout/page-layout.tsx';
import { ArticleGrid } from '#components/news/article-grid.tsx';
import { illustrate } from '#lib/articles/illustrate.ts';
import { listPublicArticles } from '#lib/articles/list-articles.ts';
import { newsFeedTypes } from '#lib/articles/news-addresses.ts';
import { findProduct } from '#lib/catalogue/get-product.ts';
import { getCatalogueFigures } from '#lib/catalogue/statistics.ts';
import { getEnv } from '#lib/env.ts';
import { getSettings } from '#lib/portal/current.ts';
import { findImage } from '#lib/portal/image.ts';
import { siteJsonLd } from '#lib/portal/site-json-ld.ts';

const LATEST = 3;

export function generateMetadata(): Metadata {
  const { name, tagline } = getSettings();
  return {
    title: { absolute: `${name} – ${tagline}` },
    alternates: { canonical: '/', types: newsFeedTypes(null) },
  };
}

export default function HomePage() {
  const settings = getSettings();
  const figures = getCatalogueFigures();
  const spotlight = settings.spotlight.map((slug) => findProduct(slug)).filter((item) => item !== undefined);
  return (
    <PageLayout settings={settings} path="/">
      <JsonLd data={siteJsonLd(settings, getEnv().SITE_URL)} />
      <Hero image={findImage('/medias/accueil.png')} />
      <HomeSection
        id="produits"
        title="Les produits"
        all={{ href: '/produits', label: 'Voir tout le catalogue', main: true }}
      >
        <FigureLinks figures={[figures.total, ...figures.statuses.filter(({ count }) => count > 0)]} />
        <ProductGrid items={spotlight} heading="h3" />
      </HomeSection>
      <HomeSection
        id="actualites"
        title="Dernières actualités"
        all={{ href: '/actualites', label: 'Voir toutes les actualités' }}
        alt
      >
        <ArticleGrid items={listPublicArticles().slice(0, LATEST).map(illustrate)} />
      </HomeSection>
      <IdeaCall />
    </PageLayout>
  );
}
