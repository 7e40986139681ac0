import { z } from 'zod';
import { instantOfDay, instantOfMinute } from '#lib/clock.ts';
import type { Article } from './article.ts';

const text = z.string().nullable();
const day = z.iso.date();

/** An article as the world sees it (contract §3): the allow-list of the API. What is not named here is not given out. */
export const publicArticleSchema = z.strictObject({
  id: z.string(),
  url: z.string(),
  title: z.string(),
  tagline: text,
  date: day,
  updated: day.nullable(),
  category: text,
  tags: z.array(z.string()).meta({ description: 'Identifiants que prend le paramètre « etiquette ».' }),
  authors: z.array(z.string()),
  products: z.array(z.string()).meta({ description: 'Identifiants des produits dont il est question.' }),
  image: z.strictObject({ url: z.string(), alt: z.string(), credit: text }).nullable(),
  source: z.strictObject({ name: z.string(), url: text, rights: text }).nullable(),
  lang: z.string(),
  published_at: z.iso.datetime(),
});

export type PublicArticle = z.infer<typeof publicArticleSchema>;

/** One article, alone. */
export const publicArticleWithBodySchema = publicArticleSchema.extend({
  body: z.string().meta({ description: 'Le texte source, en Markdown ou en MDX.' }),
});

/** The one projection of an article for the API. `site` is the portal's own address. */
export function toPublicArticle(article: Article, site: string): PublicArticle {
  const { image, source } = article;
  return {
    id: article.slug,
    url: `${site}/actualites/${article.slug}`,
    title: article.title,
    tagline: article.tagline,
    date: article.date,
    updated: article.updated,
    category: article.category,
    tags: article.tags.map(({ id }) => id),
    authors: article.authors,
    products: article.products,
    image: image && {
      url: image.src.startsWith('/') ? site + image.src : image.src,
      alt: image.alt,
      credit: image.credit,
    },
    source: source && { name: source.name, url: source.url, rights: source.rights },
    lang: article.lang,
    published_at: article.publishAt ? instantOfMinute(article.publishAt) : instantOfDay(article.date),
  };
}
