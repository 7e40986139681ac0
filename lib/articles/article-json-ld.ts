import type { NewsArticle, WithContext } from 'schema-dts';
import type { ImageFacts } from '#lib/portal/image.ts';
import type { Settings } from '#lib/portal/settings.ts';
import { publisherJsonLd } from '#lib/portal/site-json-ld.ts';
import type { Article } from './article.ts';

interface ArticleJsonLdContext {
  /** The portal's own address. */
  site: string;
  settings: Settings;
  image: ImageFacts | undefined;
  /** The products that the page shows beside the text. */
  products: readonly { slug: string; name: string }[];
}

/** An article as news: what its page shows, and nothing else. Authors are functions. */
export function articleJsonLd(
  article: Article,
  { site, settings, image, products }: ArticleJsonLdContext,
): WithContext<NewsArticle> {
  const url = `${site}/actualites/${article.slug}`;
  const { authors, tags, source, category, tagline } = article;
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': `${url}#article`,
    url,
    mainEntityOfPage: url,
    headline: article.title,
    ...(tagline && { description: tagline }),
    datePublished: article.date,
    ...(article.updated && { dateModified: article.updated }),
    inLanguage: article.lang,
    ...(category && { articleSection: category }),
    ...(tags.length > 0 && { keywords: tags.map(({ label }) => label) }),
    ...(authors.length > 0 && {
      author: authors.map((name) => ({ '@type': 'Organization' as const, name })),
    }),
    publisher: publisherJsonLd(settings, site),
    ...(image && {
      image: {
        '@type': 'ImageObject',
        url: site + image.src,
        width: `${image.width}`,
        height: `${image.height}`,
        ...(article.image?.credit && { creditText: article.image.credit }),
      },
    }),
    ...(products.length > 0 && {
      about: products.map(({ slug, name }) => ({
        '@type': 'GovernmentService' as const,
        '@id': `${site}/produits/${slug}#service`,
        name,
        url: `${site}/produits/${slug}`,
      })),
    }),
    ...(source && { isBasedOn: source.url ?? { '@type': 'CreativeWork', name: source.name } }),
  };
}
