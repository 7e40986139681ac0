import type { Metadata } from 'next';
import { ProductCard } from '#components/catalogue/product-card.tsx';
import { FigureLinks } from '#components/catalogue/figure-links.tsx';
import { SearchForm } from '#components/form/search-form.tsx';
import { JsonLd } from '#components/layout/json-ld.tsx';
import { PageLayout } from '#components/layout/page-layout.tsx';
import { Picture } from '#components/media/picture.tsx';
import { ArticleCard } from '#components/news/article-card.tsx';
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
  const articles = listPublicArticles().slice(0, LATEST);
  return (
    <PageLayout settings={settings} path="/">
      <JsonLd data={siteJsonLd(settings, getEnv().SITE_URL)} />
      <section className="po-section po-section--accent po-hero">
        <div className="fr-container po-hero__row">
          <div>
            <h1 className="po-hero__title">La Fabrique numérique des ministères sociaux</h1>
            <p className="fr-text--lead">
              Nous sommes l’incubateur des ministères du travail, de la santé et des solidarités. De petites
              équipes y construisent, avec les personnes concernées, des services numériques pour des
              problèmes bien réels.
            </p>
            <SearchForm
              action="/produits"
              id="recherche-accueil"
              label="Chercher un produit"
              defaultValue=""
              large
            />
            <p>
              <a className="fr-link" href="/la-fabrique">
                Comprendre ce que fait la Fabrique
              </a>
            </p>
          </div>
          <div className="po-hero__image">
            <Picture
              image={findImage('/medias/accueil.png')}
              alt=""
              sizes="(min-width: 62em) 30rem, 100vw"
              eager
            />
          </div>
        </div>
      </section>
      <section className="po-section" id="produits" aria-labelledby="produits-titre">
        <div className="fr-container po-stack">
          <h2 id="produits-titre">Les produits</h2>
          <FigureLinks figures={[figures.total, ...figures.statuses.filter(({ count }) => count > 0)]} />
          <ul className="po-cards" role="list">
            {spotlight.map((item) => (
              <li key={item.product.slug}>
                <ProductCard item={item} heading="h3" />
              </li>
            ))}
          </ul>
          <p>
            <a className="fr-btn" href="/produits">
              Voir tout le catalogue
            </a>
          </p>
        </div>
      </section>
      <section className="po-section po-section--alt" aria-labelledby="actualites-titre">
        <div className="fr-container po-stack">
          <h2 id="actualites-titre">Dernières actualités</h2>
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
          <p>
            <a className="fr-btn fr-btn--secondary" href="/actualites">
              Voir toutes les actualités
            </a>
          </p>
        </div>
      </section>
      <section className="po-section" aria-labelledby="idee-titre">
        <div className="fr-container po-stack">
          <h2 id="idee-titre">Un problème à résoudre ?</h2>
          <p>
            Vous êtes agent des ministères sociaux et vous voyez chaque jour un problème qui complique la vie
            du public ou de vos collègues ? Une investigation peut commencer par là.
          </p>
          <p>
            <a className="fr-btn fr-btn--secondary" href="/proposer-une-idee">
              Proposer une idée
            </a>
          </p>
        </div>
      </section>
    </PageLayout>
  );
}
